import { join } from 'node:path'
import type { Home } from '../home.js'
import { writeFiles } from '../home.js'
import { LOCAL_ORG, PROGRAMS } from '../programs.js'
import { run } from '../run.js'

const { platform, arch } = process
const MODULES = ['module.mjs', 'common.cjs', 'stores.mjs', 'stores.cjs', 'one-instance.mjs']

/** Releases of Node.js: the first that the package takes, and the newest of each that is maintained. */
const NODES = ['20.19.1', '20.20.2', '22.23.3', '24.21.0', '26.10.0']
const BUN = '1.4.5'
const DENO = '2.9.6'

/** The package of the registry that holds a binary of Node.js, under an alias; undefined where there is none. */
export function nodePackage(version: string): string | undefined {
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].includes(`${platform}-${arch}`))
    return undefined
  return `node-binary@npm:node-${platform}-${arch}@${version}`
}

/** Where {@link nodePackage} puts the binary. */
export function nodeOf(project: string): string {
  return join(project, 'node_modules/node-binary/bin/node')
}

/** An empty project with the package alone, and one with its optional peer. */
export const consumers: readonly Home[] = ['', 'libxml2-wasm@0.7'].map((peer) => ({
  name: `a project${peer === '' ? '' : ` with ${peer}`}`,
  packages: peer === '' ? [] : [peer],
  async tryOut(project) {
    await writeFiles(project, { ...PROGRAMS, 'local-org.mjs': LOCAL_ORG })
    for (const program of [...MODULES, 'local-org.mjs']) await run(process.execPath, [program], project)
  },
}))

/** Every program of a consumer on every release of Node.js, and on other runtimes. */
export const runtimes: readonly Home[] = [
  ...NODES.map((version) => runtime(`Node.js ${version}`, nodePackage(version), nodeOf, [])),
  runtime(
    `Bun ${BUN}`,
    platform === 'win32'
      ? undefined
      : `bun-binary@npm:@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}@${BUN}`,
    (project) => join(project, 'node_modules/bun-binary/bin/bun'),
    [],
  ),
  runtime(
    `Deno ${DENO}`,
    platform === 'win32'
      ? undefined
      : `deno-binary@npm:@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}@${DENO}`,
    (project) => join(project, 'node_modules/deno-binary/deno'),
    ['run', '--allow-all', '--no-remote', '--node-modules-dir=manual'],
  ),
]

function runtime(
  name: string,
  from: string | undefined,
  binaryOf: (project: string) => string,
  args: readonly string[],
): Home {
  return {
    name,
    packages: from === undefined ? undefined : [from],
    async tryOut(project) {
      await writeFiles(project, PROGRAMS)
      for (const program of MODULES) await run(binaryOf(project), [...args, program], project)
    },
  }
}
