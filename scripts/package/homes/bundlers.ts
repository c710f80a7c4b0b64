import { join } from 'node:path'
import { build as esbuildBuild, type BuildOptions } from 'esbuild'
import { fileOf, OF_NODE, RUNNER } from '../entry-programs.js'
import type { Home } from '../home.js'
import { run } from '../run.js'

/** A bundler: how it is called, and the form of its product. */
interface Bundler {
  readonly name: string
  readonly packages: readonly string[]
  /** Files of the project besides the programs, such as a configuration. */
  readonly files?: Readonly<Record<string, string>>
  readonly without?: NonNullable<Home['without']>
  /**
   * Bundles a program.
   *
   * @param source its file in the project
   * @param name of the bundle, without an ending
   * @returns the bundle's file, and the bundler's output
   */
  readonly bundle: (
    project: string,
    source: string,
    name: string,
  ) => Promise<{ file: string; printed: string }>
  /** Whether the bundle is CommonJS. */
  readonly isCommon?: boolean
}

const WARNING =
  /\bwarn(ing)?s?\b|critical dependency|can't resolve|could not resolve|unresolved|externalized/i

/** A bundler whose bundles are built without a warning, and run. */
function bundler({ files, bundle, isCommon = false, ...rest }: Bundler): Home {
  return {
    ...rest,
    files: { 'run.mjs': RUNNER, ...files },
    async tryEntry(project, entry) {
      const source = fileOf(entry)
      const { file, printed } = await bundle(project, source, source.replace(/\.js$/, ''))
      if (WARNING.test(printed)) throw new Error(`${rest.name} warns:\n${printed}`)
      const args = ['run.mjs', join(project, file), isCommon ? 'require' : 'import']
      const output = await run(process.execPath, args, project)
      if (!output.includes('ran')) throw new Error(`the bundle ran to no end\n${output}`)
    },
  }
}

/** A configuration of webpack's and of Rspack's. */
function packConfig(format: 'esm' | 'cjs'): string {
  const library = format === 'esm' ? `{ type: 'module' }` : `{ type: 'commonjs2' }`
  const experiments = format === 'esm' ? 'experiments: { outputModule: true },' : ''
  return `export default (env) => ({
  mode: 'production', target: 'node20', context: import.meta.dirname ?? process.cwd(),
  entry: './' + env.source, ${experiments}
  output: { path: process.cwd() + '/out-' + env.name, filename: 'main.${format === 'esm' ? 'mjs' : 'cjs'}', chunkFormat: '${format === 'esm' ? 'module' : 'commonjs'}', library: ${library} },
})\n`
}

function pack(name: string, packages: readonly string[], cli: string, format: 'esm' | 'cjs'): Home {
  return bundler({
    name: `${name} ${format.toUpperCase()}`,
    packages,
    files: { 'pack.config.mjs': packConfig(format) },
    isCommon: format === 'cjs',
    async bundle(project, source, out) {
      const args = [cli, '--config', 'pack.config.mjs', '--env', `source=${source}`, '--env', `name=${out}`]
      const printed = await run(process.execPath, args, project)
      return { file: `out-${out}/main.${format === 'esm' ? 'mjs' : 'cjs'}`, printed }
    },
  })
}

/** esbuild, which is installed here; a bundle for browsers and workers imports nothing of Node.js. */
function esbuild(name: string, options: BuildOptions): Home {
  const end = options.format === 'cjs' ? '.cjs' : '.mjs'
  const isOfNode = options.platform === 'node'
  return bundler({
    name: `esbuild ${name}`,
    packages: [],
    isCommon: options.format === 'cjs',
    ...(isOfNode ? {} : { without: OF_NODE }),
    async bundle(project, source, out) {
      const { warnings, metafile } = await esbuildBuild({
        ...options,
        entryPoints: [source],
        absWorkingDir: project,
        outdir: `out-${out}`,
        outExtension: { '.js': end },
        bundle: true,
        minify: true,
        metafile: true,
        logLevel: 'silent',
      })
      const outputs = Object.values(metafile.outputs)
      const external = outputs.flatMap(({ imports }) => imports.filter(({ external }) => external))
      if (!isOfNode && external.length > 0) throw new Error(`it still imports ${external[0]?.path ?? ''}`)
      const printed = warnings.map(({ text }) => `warning: ${text}`).join('\n')
      return { file: `out-${out}/${out}${end}`, printed }
    },
  })
}

const ROLLUP_CONFIG = `
import { nodeResolve } from '@rollup/plugin-node-resolve'
import commonjs from '@rollup/plugin-commonjs'
export default (flags) => ({
  input: flags.configSource,
  external: [/^node:/],
  plugins: [nodeResolve({ exportConditions: ['node'] }), commonjs()],
  output: { dir: 'out-' + flags.configName, format: 'es', entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' },
})
`

const VITE_CONFIG = `export default { logLevel: 'warn', ssr: { noExternal: true, target: 'node' } }\n`

const VITE_BROWSER = `
const lib = { entry: process.env.SOURCE, formats: ['es'], fileName: () => 'main.mjs' }
export default { logLevel: 'warn', build: { lib, minify: true } }
`

/** Loads a program through Vite's development server, as a server-side framework does, with nothing external. */
const VITE_DEV = `
import { createServer } from 'vite'
const [file] = process.argv.slice(2)
// Vite's dev server evaluates no CommonJS: the local org, which has parts in it, stays outside, as packages do by default.
const noExternal = file.includes('testing') ? [] : ['strictforce']
const server = await createServer({ server: { middlewareMode: true, ws: false, watch: null }, appType: 'custom', logLevel: 'warn', ssr: { noExternal }, optimizeDeps: { noDiscovery: true } })
const { main } = await server.ssrLoadModule('/' + file)
const { startOrg } = await import('strictforce/testing')
const org = await startOrg()
const held = org.openSession()
org.expireSessions()
await main({ url: org.url, app: org.app, user: org.user, held })
await org.close()
await server.close()
console.log('ran')
`

/** Copies what the tracer finds, and nothing else, and runs the program there. */
const NFT = `
import { nodeFileTrace } from '@vercel/nft'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
const [source, out] = process.argv.slice(2)
const { fileList, warnings } = await nodeFileTrace([source, 'run.mjs'], { base: process.cwd() })
for (const file of fileList) {
  mkdirSync(dirname(join(out, file)), { recursive: true })
  cpSync(file, join(out, file))
}
writeFileSync(join(out, 'package.json'), '{ "type": "module" }')
for (const warning of warnings) if (!/libxml2-wasm/.test(warning.message)) console.log('warning: ' + warning.message)
`

/** Bundlers and tracers, each of which takes every entry point and whose product is run. */
export const bundlers: readonly Home[] = [
  esbuild('for Node.js, ESM', { format: 'esm', platform: 'node', splitting: true }),
  esbuild('for Node.js, CJS', { format: 'cjs', platform: 'node' }),
  esbuild('for browsers', { format: 'esm', platform: 'browser', splitting: true }),
  esbuild('for workers', {
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
  }),
  pack('webpack 5', ['webpack@5.113.0', 'webpack-cli@6.0.1'], 'node_modules/webpack-cli/bin/cli.js', 'esm'),
  pack('webpack 5', ['webpack@5.113.0', 'webpack-cli@6.0.1'], 'node_modules/webpack-cli/bin/cli.js', 'cjs'),
  pack(
    'Rspack 2',
    ['@rspack/core@2.2.8', '@rspack/cli@2.2.8'],
    'node_modules/@rspack/cli/bin/rspack.js',
    'cjs',
  ),
  bundler({
    name: 'Rollup 4',
    packages: [
      'rollup@npm:@rollup/wasm-node@4',
      '@rollup/plugin-node-resolve@16',
      '@rollup/plugin-commonjs@28',
    ],
    files: { 'rollup.config.mjs': ROLLUP_CONFIG },
    async bundle(project, source, out) {
      const args = [
        'node_modules/rollup/dist/bin/rollup',
        '-c',
        'rollup.config.mjs',
        '--silent',
        '--failAfterWarnings',
      ]
      await run(process.execPath, [...args, '--configSource', source, '--configName', out], project)
      return { file: `out-${out}/main.mjs`, printed: '' }
    },
  }),
  bundler({
    name: 'Vite 7 SSR',
    packages: ['vite@7.3.8'],
    files: { 'vite.config.mjs': VITE_CONFIG },
    async bundle(project, source, out) {
      const args = ['node_modules/vite/bin/vite.js', 'build', '--ssr', source, '--outDir', `out-${out}`]
      return { file: `out-${out}/${out}.js`, printed: await run(process.execPath, args, project) }
    },
  }),
  bundler({
    name: 'Vite 8 for browsers',
    packages: ['vite@8.3.8'],
    without: OF_NODE,
    files: { 'vite.config.mjs': VITE_BROWSER },
    async bundle(project, source, out) {
      const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', `out-${out}`]
      const printed = await run(process.execPath, args, project, { SOURCE: source })
      return { file: `out-${out}/main.mjs`, printed }
    },
  }),
  {
    name: 'Vite 7 dev',
    packages: ['vite@7.3.8'],
    files: { 'dev.mjs': VITE_DEV },
    async tryEntry(project, entry) {
      const output = await run(process.execPath, ['dev.mjs', fileOf(entry)], project)
      if (!output.includes('ran')) throw new Error(output)
    },
  },
  bundler({
    name: 'ncc',
    packages: ['@vercel/ncc@0.38.4'],
    isCommon: true,
    async bundle(project, source, out) {
      const args = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', source, '--out', `out-${out}`]
      const printed = await run(process.execPath, args, project)
      return { file: `out-${out}/index.js`, printed }
    },
  }),
  bundler({
    name: 'Lambda folder by @vercel/nft',
    packages: ['@vercel/nft@1.11.5'],
    files: { 'trace.mjs': NFT, 'package.json': '{ "private": true, "type": "module" }' },
    async bundle(project, source, out) {
      const printed = await run(process.execPath, ['trace.mjs', source, `out-${out}`], project)
      return { file: `out-${out}/${source}`, printed }
    },
  }),
]
