import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { writeFiles, type Home } from '../home.js'
import { HOST, LIFE } from '../programs.js'
import { run } from '../run.js'

const VITE = '8.3.8'

/** Calls `life` of the bundle that the first argument names. */
const RUN = `
import { pathToFileURL } from 'node:url'
import { withOrg } from './host.mjs'
const { life } = await import(pathToFileURL(process.argv[2]))
await withOrg(life)
`
const FILES = { 'life.js': LIFE, 'host.mjs': HOST, 'run.mjs': RUN }

/** Ways in which esbuild is called: by the names of files that it writes. */
const ESBUILD: Readonly<Record<string, BuildOptions>> = {
  'browser.mjs': { format: 'esm', platform: 'browser' },
  'split/life.js': { format: 'esm', platform: 'browser', splitting: true },
  'worker.mjs': { format: 'esm', platform: 'browser', conditions: ['workerd', 'worker', 'browser'] },
  'node.mjs': { format: 'esm', platform: 'node' },
  'node.cjs': { format: 'cjs', platform: 'node' },
}

/** Bundles as for a browser, a worker and Node, each of which is run. */
export const esbuild: Home = {
  name: 'esbuild bundles',
  packages: [],
  async tryOut(project) {
    await writeFiles(project, { ...FILES, 'package.json': '{ "private": true, "type": "module" }' })
    for (const [name, options] of Object.entries(ESBUILD)) {
      await bundle(project, name, options)
      await run(process.execPath, ['run.mjs', join(project, name)], project)
    }
  },
}

/** The module of Node.js that the condition `node` names: it hashes for PKCE. */
const OF_NODE: readonly string[] = ['node:crypto']

async function bundle(project: string, name: string, options: BuildOptions): Promise<void> {
  const { warnings, metafile } = await build({
    ...options,
    ...(options.splitting === true ? { outdir: 'split' } : { outfile: name }),
    entryPoints: ['life.js'],
    absWorkingDir: project,
    bundle: true,
    minify: true,
    metafile: true,
    logLevel: 'silent',
  })
  const [warning] = warnings
  if (warning !== undefined) throw new Error(`esbuild warns about ${name}: ${warning.text}`)
  const allowed = options.platform === 'node' ? OF_NODE : []
  const external = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external, path }) => external && !allowed.includes(path)),
  )
  const [first] = external
  if (first !== undefined) throw new Error(`esbuild's ${name} still imports ${first.path}`)
}

/** A library build of Vite's, without anything of Node's in it. */
export const vite: Home = {
  name: `Vite ${VITE}`,
  packages: [`vite@${VITE}`],
  async tryOut(project) {
    const config = { build: { lib: { entry: 'life.js', formats: ['es'], fileName: 'life' }, minify: true } }
    await writeFiles(project, { ...FILES, 'vite.config.mjs': `export default ${JSON.stringify(config)}\n` })
    const output = await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], project)
    if (/externalized|warn/i.test(output)) throw new Error(`Vite warns:\n${output}`)
    const files = await readdir(join(project, 'dist'))
    for (const file of files) {
      const code = await readFile(join(project, 'dist', file), 'utf8')
      if (/__vite-browser-external|["']node:/.test(code)) throw new Error(`Vite's ${file} needs Node.js`)
    }
    const [entry = ''] = files.filter((file) => /^life\.m?js$/.test(file))
    await run(process.execPath, ['run.mjs', join(project, 'dist', entry)], project)
  },
}
