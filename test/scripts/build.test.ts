// second lane, at most 240 s
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type OutputFile } from 'esbuild'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { limitOf, readTargets } from '../../scripts/bench/compare/guard.js'
import { bundleOf } from '../../scripts/bench/compare/sizes.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
/** An empty project in which the package is installed. */
const project = mkdtempSync(join(tmpdir(), 'strictforce-built-'))

const Build = suite('scripts/build: what is published')

Build.before(() => {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root })
  const installed = join(project, 'node_modules/strictforce')
  cpSync(dist, join(installed, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
})

Build.after(() => {
  rmSync(project, { recursive: true, force: true })
})

/** Runs a program in the project. */
function node(program: string, args: readonly string[] = []): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, '--eval', program], {
    cwd: project,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

async function bundled(
  contents: string,
): Promise<{ readonly outputFiles: OutputFile[]; readonly metafile: Metafile }> {
  return build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    outdir: join(project, 'bundle'),
    write: false,
    metafile: true,
    absWorkingDir: project,
    logLevel: 'silent',
  })
}

/** Puts a spy over everything by which a module reaches out, and tells what an import reached for. */
const SPY = `
const seen = []
const own = /[\\\\/]dist[\\\\/][\\w./\\\\-]+$|package\\.json$/
const spyOn = (name, module, allowed = () => false) => {
  for (const [key, value] of Object.entries(module)) {
    if (typeof value !== 'function' || /^[A-Z_]/.test(key)) continue
    try { module[key] = function (...args) { if (!allowed(args)) seen.push(name + '.' + key + '(' + String(args[0]) + ')'); return Reflect.apply(value, this, args) } } catch {}
  }
}
const loads = ([path]) => own.test(String(path)) || typeof path === 'number'
spyOn('fs', require('node:fs'), loads)
spyOn('fs.promises', require('node:fs/promises'), loads)
for (const name of ['net', 'tls', 'dns', 'http', 'https', 'dgram', 'child_process']) spyOn(name, require('node:' + name))
globalThis.fetch = () => { seen.push('fetch') }
const env = process.env
process.env = new Proxy(env, {
  get: (target, key) => { if (typeof key === 'string' && !/^NODE_|^WATCH_REPORT/.test(key)) seen.push('env.' + key); return target[key] },
  has: (target, key) => { seen.push('env has ' + String(key)); return key in target },
  ownKeys: (target) => { seen.push('env keys'); return Reflect.ownKeys(target) },
})
`

for (const entry of ['strictforce', 'strictforce/jsforce', 'strictforce/stores/redis']) {
  Build(`importing ${entry} reads nothing from disk, environment or network but its own code`, () => {
    const program = `${SPY}; require('${entry}'); console.log(JSON.stringify(seen))`
    assert.equal(JSON.parse(node(program)), [])
  })
}

Build('the spy sees a file, a variable and a request', () => {
  const program = `${SPY}
    try { require('node:fs').statSync('/nowhere') } catch {}
    void process.env.HOME; require('node:dns').lookup('localhost', () => {}); fetch('x'); console.log(JSON.stringify(seen))`
  assert.equal(JSON.parse(node(program)), [
    'fs.statSync(/nowhere)',
    'env.HOME',
    'dns.lookup(localhost)',
    'fetch',
  ])
})

Build('importing the core loads no module of Node.js, and the files that the target says', async () => {
  const program = `
    const before = new Set(process.moduleLoadList); require('strictforce')
    console.log(JSON.stringify({ files: Object.keys(require.cache).length, builtin: process.moduleLoadList.filter((name) => !before.has(name) && !name.includes('internal/modules/')) }))`
  const { files, builtin } = JSON.parse(node(program)) as { files: number; builtin: string[] }
  assert.equal(builtin, [])
  const target = (await readTargets()).find(({ id }) => id === 'import-modules')
  assert.is(files, target?.target)
})

Build(
  'the path of OAuth 2.0 and of SOAP needs nothing of Node.js: only streams for Node.js name a module of its, and ask for it',
  async () => {
    const { outputFiles, metafile } = await bundled(`export * from 'strictforce'`)
    const external = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
    assert.equal(external, [])
    const code = outputFiles.map(({ text }) => text).join('\n')
    assert.ok(code.length > 100_000)
    const named = [...code.matchAll(/(.{20})["'](node:[^"']+)["']/g)].map(([, before, name]) => [
      before,
      name,
    ])
    assert.equal(
      named.map(([before = '', name]) => (before.endsWith('.getBuiltinModule?.(') ? name : before)),
      ['node:stream'],
    )
    assert.not.match(
      code,
      /(?<![\w.$])(?:process\.(?:env|argv|cwd|on|nextTick|emitWarning)|setImmediate|__dirname)\b/,
    )
  },
)

Build('a bundle that only tells errors apart holds nothing else', async () => {
  const { outputFiles } = await bundled(
    `import { isSalesforceError } from 'strictforce'\nconsole.log(isSalesforceError({}))`,
  )
  const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0)
  assert.ok(bytes < 3000, `${bytes} bytes`)
})

Build('a bundle that imports the package and uses nothing of it is empty', async () => {
  const { outputFiles } = await bundled(`import 'strictforce'`)
  assert.is(outputFiles.map(({ text }) => text.trim()).join(''), '')
})

Build('bundle and installed size are within 2 % of what is committed', async () => {
  const targets = await readTargets()
  const limit = (id: string): number => {
    const target = targets.find((each) => each.id === id)
    return target === undefined ? 0 : limitOf(target)
  }
  const { first, oauth2 } = await bundleOf('strictforce', project)
  for (const [id, bytes] of Object.entries({ bundle: first, 'bundle-oauth2': oauth2 })) {
    assert.ok(bytes / 1000 <= limit(id) * 1.02, `${id}: ${bytes / 1000} KB, committed are ${limit(id)}`)
  }
})

Build('the guide names the sizes of programs within 2 %', async () => {
  const guide = readFileSync(join(root, 'site/guide/serverless.md'), 'utf8')
  const { first, programs } = await bundleOf('strictforce', project)
  for (const [kind, bytes] of Object.entries(programs)) {
    const row = new RegExp(`^\\| ${kind}: .*\\| ([\\d.]+) KB \\| ([\\d.]+) KB \\|$`, 'm').exec(guide)
    const [named = 0, inAll = 0] = (row ?? []).slice(1).map(Number)
    assert.ok(Math.abs(named - first / 1000) < named * 0.02, `${kind}, first: ${first / 1000} KB`)
    assert.ok(Math.abs(inAll - bytes / 1000) < inAll * 0.02, `${kind}: ${bytes / 1000} KB`)
  }
})

Build('declarations stand alone: they import nothing but each other', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.d\.[cm]ts$/.test(file),
  )
  assert.ok(files.length >= 10)
  const foreign = files.flatMap((file) => {
    const text = readFileSync(join(dist, file), 'utf8')
    const found = text.matchAll(
      /^(?:import|export)\b[^'"\n]*from ['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)|^\/\/\/ *<reference[^>]*>/gm,
    )
    return [...found].flatMap(([all, from, dynamic]) => {
      const target = from ?? dynamic ?? all
      if (!target.startsWith('.')) return [`${file}: ${target}`]
      const path = resolve(dist, dirname(file), target.replace(/\.([cm])js$/, '.d.$1ts'))
      return existsSync(path) ? [] : [`${file}: ${target} is not there`]
    })
  })
  assert.equal(foreign, [])
})

Build(
  "Node's own SHA-256 names Node's cryptography and nothing else of it, and no other file of the core does",
  () => {
    const namesIn = (file: string): string[] => {
      const text = readFileSync(join(dist, file), 'utf8')
      return [...text.matchAll(/["'](node:[^"']+)["']/g)].map(([, name = '']) => name)
    }
    for (const file of ['sha256-node.cjs', 'esm/sha256-node.mjs'])
      assert.equal(namesIn(file), ['node:crypto'])
    for (const file of ['sha256.cjs', 'esm/sha256.mjs', 'errors.cjs', 'esm/errors.mjs'])
      assert.equal(namesIn(file), [])
    for (const file of ['core.cjs', 'esm/core.mjs']) assert.equal(namesIn(file), ['node:stream'])
  },
)

Build('the first hash loads SHA-256, that of Node.js, and both give the same', () => {
  const program = `
    const loaded = () => Object.keys(require.cache).filter((file) => /sha256/.test(file)).map((file) => file.split(/[\\\\/]/).pop())
    const { OAuth2 } = require('strictforce'); const before = loaded()
    const { url, codeVerifier } = new OAuth2({ clientId: 'c', redirectUri: 'https://app.example' }).authorizationRequest()
    const after = loaded(); const { sha256 } = require('./node_modules/strictforce/dist/sha256.cjs')
    console.log(JSON.stringify({ before, after, challenge: new URL(url).searchParams.get('code_challenge'), own: Buffer.from(sha256(Buffer.from(codeVerifier))).toString('base64url') }))`
  const { before, after, challenge, own } = JSON.parse(node(program)) as Record<string, unknown>
  assert.equal(before, [])
  assert.equal(after, ['sha256-node.cjs'])
  assert.is(challenge, own)
})

Build('source maps are whole or not there: no file is one, and none names one', () => {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  assert.ok(files.length >= 40)
  const mapped = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => file.endsWith('.map') || /[#@] sourceMappingURL=/.test(readFileSync(file, 'utf8')))
  assert.equal(mapped, [])
})

Build('every package that is bundled has its licence in the notices, with its text', () => {
  const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.md'), 'utf8')
  for (const name of ['jose', 'openapi-fetch', 'hono']) {
    const { version } = JSON.parse(
      readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    ) as { version: string }
    assert.ok(notices.includes(`## ${name} ${version} (`), name)
  }
  const sections = notices.split(/^## (?=\S+ \d)/m).slice(1)
  const bare = sections
    .filter((section) => section.split('\n').length < 10)
    .map((section) => section.split('\n')[0])
  assert.equal(bare, [])
})

Build('both bodies load the same lazy parts, and all of them are there', () => {
  const parts = (folder: string, loading: RegExp): string[] =>
    readdirSync(join(dist, folder))
      .filter((file) => /^(?:core|oauth2|partner-calls|rest|session)\.[cm]js$/.test(file))
      .flatMap((file) => [...readFileSync(join(dist, folder, file), 'utf8').matchAll(loading)])
      .map(([, name = '']) => name)
  const required = new Set(parts('', /\.then\(\(?\)?=>require\(["']\.\/([\w-]+)\.cjs["']\)/g))
  const imported = new Set(parts('esm', /import\(["']\.\/([\w-]+)\.mjs["']\)/g))
  assert.ok(required.size >= 4)
  assert.equal([...required].sort(), [...imported].sort())
  for (const name of required) {
    assert.ok(existsSync(join(dist, `${name}.cjs`)), name)
    assert.ok(existsSync(join(dist, 'esm', `${name}.mjs`)), name)
  }
})

Build.run()
