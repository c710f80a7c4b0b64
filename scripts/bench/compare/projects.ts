import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pack } from '../../package/pack.js'
import { HAS_NODES, installNode, nodeOf } from '../../package/node.js'
import { run } from '../../package/run.js'

/** Empty projects in which one client each was installed as its users do it. */
export interface Projects {
  readonly strictforce: string
  readonly jsforce: string
  readonly 'jsforce-node': string
}

/** Packs and installs strictforce, and installs both forms of jsforce from the registry. */
export async function install(folder: string, jsforceVersion: string): Promise<Projects> {
  const { tarball } = await pack(folder)
  const [strictforce, jsforce, jsforceNode] = await Promise.all([
    project(folder, 'strictforce', tarball),
    project(folder, 'jsforce', `jsforce@${jsforceVersion}`),
    project(folder, 'jsforce-node', `@jsforce/jsforce-node@${jsforceVersion}`),
  ])
  return { strictforce, jsforce, 'jsforce-node': jsforceNode }
}

/**
 * The release of Node.js that fresh processes run on, from the registry; the one in hand, where it cannot be had.
 */
export async function freshNode(folder: string, version: string): Promise<string> {
  const beside = join(folder, 'fresh')
  try {
    if (!HAS_NODES) throw new Error(`there is no package for ${process.platform}-${process.arch}`)
    await installNode(version, beside)
    return nodeOf(version, beside)
  } catch (error) {
    console.error(
      `Node.js ${version} cannot be had (${String(error)}); fresh processes run on ${process.version}`,
    )
    return process.execPath
  }
}

async function project(folder: string, name: string, what: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'package.json'), '{ "private": true }')
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', what], path)
  return path
}

/** Bytes of all files below, and the number of packages that were installed. */
export async function sizeOf(
  project: string,
): Promise<{ readonly bytes: number; readonly packages: number }> {
  const modules = join(project, 'node_modules')
  const listed = await readdir(modules, { recursive: true, withFileTypes: true })
  const files = listed.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(({ parentPath, name }) => lstat(join(parentPath, name))))
  const lock = await run('npm', ['ls', '--all', '--parseable'], project)
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0)
  return { bytes, packages: new Set(lock.trim().split('\n')).size - 1 }
}
