import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { tryLocalOrg } from './local-org.js'
import { PROGRAMS } from './programs.js'
import { run } from './run.js'

const TYPED = `
import { Connection, type UserInfo } from 'strictforce'
const conn = new Connection({ loginUrl: 'https://test.salesforce.com' })
export const user: Promise<UserInfo> = conn.login('ada@example.com', 'secret')
conn.on('refresh', (accessToken: string) => accessToken.length)
`

/** Compiler options of the projects that consumers have. */
const SETTINGS: Readonly<Record<string, object>> = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  classic: { module: 'commonjs', moduleResolution: 'node10' },
}

/** Installs the tarball in an empty project and runs everything there, without the optional peer and with it. */
export async function tryConsumers(folder: string, tarball: string): Promise<void> {
  const project = join(folder, 'project')
  await mkdir(project)
  await writeFile(join(project, 'package.json'), '{ "private": true }')
  await run('npm', ['install', '--no-audit', '--no-fund', tarball], project)
  for (const [name, text] of Object.entries(PROGRAMS)) await writeFile(join(project, name), text)
  await runPrograms(project)
  await tryLocalOrg(project)
  await run('npm', ['install', '--no-audit', '--no-fund', 'libxml2-wasm@0.7'], project)
  await runPrograms(project)
  await writeFile(join(project, 'typed.ts'), TYPED)
  for (const [name, settings] of Object.entries(SETTINGS)) await compile(project, name, settings)
}

async function runPrograms(project: string): Promise<void> {
  for (const name of Object.keys(PROGRAMS)) await run(process.execPath, [name], project)
}

async function compile(project: string, name: string, settings: object): Promise<void> {
  const compilerOptions = {
    ...settings,
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  }
  const config = join(project, `tsconfig.${name}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['typed.ts'] }))
  await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', config], project)
}
