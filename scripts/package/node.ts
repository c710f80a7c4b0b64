import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from './run.js'

const { platform, arch } = process

/** Whether the registry has binaries of Node.js for this platform. */
export const HAS_NODES = /^(linux|darwin)-(x64|arm64)$/.test(`${platform}-${arch}`)

const folderOf = (version: string, project: string): string => join(dirname(project), `node-${version}`)

/** The binary of a release of Node.js beside a project, after {@link installNode}. */
export function nodeOf(version: string, project: string): string {
  return join(folderOf(version, project), 'node_modules/node-binary/bin/node')
}

const installed = new Map<string, Promise<void>>()

/** Installs a release of Node.js from the registry, once for all projects beside each other. */
export function installNode(version: string, project: string): Promise<void> {
  const folder = folderOf(version, project)
  const known =
    installed.get(folder) ?? install(folder, [`node-binary@npm:node-${platform}-${arch}@${version}`])
  installed.set(folder, known)
  return known
}

/** Installs into an empty project; runs no install script, for what such a script would download is no part of it. */
export async function install(project: string, packages: readonly string[]): Promise<void> {
  await mkdir(project, { recursive: true })
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }')
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await run('npm', ['install', ...flags, ...packages], project)
}
