/** Everything that is published, and nothing else. */
const EXPECTED: readonly string[] = [
  'CHANGELOG.md',
  'LICENSE',
  'MIGRATION.md',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.md',
  'dist/cli-generate.cjs',
  'dist/cli.cjs',
  'dist/core.cjs',
  'dist/core.cjs.map',
  'dist/errors.cjs',
  'dist/errors.cjs.map',
  'dist/index.cjs',
  'dist/index.d.cts',
  'dist/index.d.mts',
  'dist/index.mjs',
  'dist/jose.cjs',
  'dist/jsforce.cjs',
  'dist/jsforce.d.cts',
  'dist/jsforce.d.mts',
  'dist/jsforce.mjs',
  'dist/lazy.cjs',
  'dist/lazy.mjs',
  'dist/oauth2.cjs',
  'dist/dashboard.js.gz',
  'dist/oauth2.yaml.gz',
  'dist/partner.cjs',
  'dist/partner.wsdl.gz',
  'dist/shared.cjs',
  'dist/partner-calls.cjs',
  'dist/soap.cjs',
  'dist/soap.d.cts',
  'dist/soap.d.mts',
  'dist/soap.mjs',
  'dist/stores/file.cjs',
  'dist/stores/file.d.cts',
  'dist/stores/file.d.mts',
  'dist/stores/file.mjs',
  'dist/stores/redis.cjs',
  'dist/stores/redis.d.cts',
  'dist/stores/redis.d.mts',
  'dist/stores/redis.mjs',
  'dist/testing-http.cjs',
  'dist/testing-xsd.mjs',
  'dist/testing.cjs',
  'dist/testing.d.cts',
  'dist/testing.d.mts',
  'dist/testing.mjs',
  'package.json',
  'specs/README.md',
  'specs/oauth2.yaml',
]

/** @throws Error that names every file too many and every file missing */
export function checkFiles(files: readonly string[]): void {
  const surplus = files.filter((file) => !EXPECTED.includes(file))
  const missing = EXPECTED.filter((file) => !files.includes(file))
  if (surplus.length + missing.length === 0) return
  throw new Error(
    `The package's files: too many: ${surplus.join(', ') || 'none'}; missing: ${missing.join(', ') || 'none'}`,
  )
}
