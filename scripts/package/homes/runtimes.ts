import { join } from 'node:path'
import { commonOf, ENTRIES, fileOf, RUNNER } from '../entry-programs.js'
import { writeFiles, type Home } from '../home.js'
import { nodeOf } from '../node.js'
import { ENV_PROXY, LOCAL_ORG, ONE_INSTANCE } from '../programs.js'
import { run } from '../run.js'

const { platform, arch } = process

/** Releases of Node.js: the first that the package takes, and the newest of each that is maintained. */
const NODES = ['20.19.1', '20.20.2', '22.23.3', '24.21.0', '26.10.0']
const BUN = '1.4.5'
const DENO = '2.9.6'

const FILES = {
  'run.mjs': RUNNER,
  'one-instance.mjs': ONE_INSTANCE,
  'local-org.mjs': LOCAL_ORG,
  'env-proxy.mjs': ENV_PROXY,
}

/** A runtime that loads the package as it is, by `import` and by `require`. */
function runtime(
  name: string,
  packages: readonly string[] | undefined,
  binaryOf: (project: string) => string,
  args: readonly string[] = [],
  further: readonly string[] = [],
): Home {
  return {
    name,
    packages,
    files: FILES,
    async prepare(project) {
      await writeFiles(project, Object.fromEntries(ENTRIES.map((entry) => [common(entry), commonOf(entry)])))
      for (const program of ['one-instance.mjs', ...further])
        await run(binaryOf(project), [...args, program], project)
    },
    async tryEntry(project, entry) {
      const command = (...rest: string[]): Promise<string> =>
        run(binaryOf(project), [...args, 'run.mjs', ...rest], project)
      await command(fileOf(entry))
      await command(`./${common(entry)}`, 'require')
    },
  }
}

function common(entry: (typeof ENTRIES)[number]): string {
  return fileOf(entry).replace(/js$/, 'cjs')
}

const ofThis = (): string => process.execPath

/** An empty project with the package alone, and one with its optional peer. */
export const consumers: readonly Home[] = [
  runtime('a project', [], ofThis, [], ['local-org.mjs']),
  runtime('a project with libxml2-wasm', ['libxml2-wasm@0.7'], ofThis, [], ['local-org.mjs']),
]

/** Releases before 22 read no proxy from the environment. */
function proxyOf(version: string): readonly string[] {
  return Number.parseInt(version, 10) < 22 ? [] : ['env-proxy.mjs']
}

/** Each release of Node.js, and other runtimes. */
export const runtimes: readonly Home[] = [
  ...NODES.map((version) => ({
    ...runtime(`Node.js ${version}`, [], nodeOf.bind(null, version), [], proxyOf(version)),
    node: version,
  })),
  runtime(
    `Bun ${BUN}`,
    platform === 'win32'
      ? undefined
      : [`bun-binary@npm:@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}@${BUN}`],
    (project) => join(project, 'node_modules/bun-binary/bin/bun'),
  ),
  runtime(
    `Deno ${DENO}`,
    platform === 'win32'
      ? undefined
      : [`deno-binary@npm:@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}@${DENO}`],
    (project) => join(project, 'node_modules/deno-binary/deno'),
    ['run', '--allow-all', '--no-remote', '--node-modules-dir=manual'],
  ),
]
