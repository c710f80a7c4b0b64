import { chmod } from 'node:fs/promises'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { sourceOf } from './source.js'

/** The command, and what its sub-commands load when they are called, by the module of the import. */
const FILES: Readonly<Record<string, string>> = {
  'scripts/cli.ts': 'cli',
  'scripts/cli/project.ts': 'cli-generate',
}

/** The package's parts that sub-commands use, by the module of the import. */
const PACKAGE: Readonly<Record<string, string>> = {
  'src/index.ts': 'index',
  'src/testing/index.ts': 'testing',
  'src/stores/file.ts': 'stores/file',
}

const OPTIONS: BuildOptions = {
  bundle: true,
  preserveSymlinks: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'import.meta.url': 'moduleUrl' },
  // With the space before `require`, publint knows the file for CommonJS, whatever its texts say.
  banner: { js: `const moduleUrl = require('node:url').pathToFileURL(__filename).href` },
  external: ['ts-morph', 'wsdl-tsclient'],
  plugins: [ownFiles()],
}

/**
 * Bundles the command `strictforce`. What is heavy stays outside: the packages that generating needs are the
 * user's to install.
 *
 * @returns paths of all files that went in
 */
export async function commandLine(): Promise<readonly string[]> {
  const inputs: string[] = []
  for (const [source, name] of Object.entries(FILES)) {
    const { metafile } = await build({ ...OPTIONS, entryPoints: [source], outfile: `dist/${name}.cjs` })
    inputs.push(...Object.keys(metafile?.inputs ?? {}))
  }
  await chmod('dist/cli.cjs', 0o755)
  return inputs
}

function ownFiles(): Plugin {
  return {
    name: 'own-files',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const source = sourceOf(resolveDir, path)
        const name = PACKAGE[source] ?? (kind === 'dynamic-import' ? FILES[source] : undefined)
        return name === undefined ? undefined : { path: `./${name}.cjs`, external: true }
      })
    },
  }
}
