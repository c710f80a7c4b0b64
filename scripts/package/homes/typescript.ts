import { join } from 'node:path'
import { writeFiles, type Home } from '../home.js'
import { run } from '../run.js'

const VERSIONS = ['5.9.3', '6.0.3', '7.0.2']

/** The compiler that the package is built with. */
export const TYPESCRIPT = 'typescript@5.9.3'

/** A program that names types of every entry. */
const TYPED = `
import { Connection, OAuth2, isSalesforceError, type ConnectionOptions, type UserInfo } from 'strictforce'
import { jsforceOptions } from 'strictforce/jsforce'
import { fileStore } from 'strictforce/stores/file'
import { redisStore } from 'strictforce/stores/redis'
import { startOrg } from 'strictforce/testing'

const options: ConnectionOptions = { loginUrl: 'https://test.salesforce.com' }
const conn = new Connection(options)
export const user: Promise<UserInfo> = conn.login('ada@example.com', 'secret')
export const name: Promise<string> = conn.partner.getUserInfo().then((info) => info.userFullName)
conn.on('refresh', (accessToken: string) => accessToken.length)
// @ts-expect-error a login needs a password
export const wrong = () => conn.login('ada@example.com')
// @ts-expect-error the grant has no such parameter
export const foreign = () => conn.authorize({ grant_type: 'client_credentials', code: 'c' })
export const all = [OAuth2, isSalesforceError, jsforceOptions, fileStore, redisStore, startOrg]
`

interface Setting {
  readonly name: string
  readonly options: object
  /** The releases that know it. */
  readonly versions: readonly string[]
}

/** Compiler options of the projects that consumers have. TypeScript 7 has no \`node10\` any more. */
const SETTINGS: readonly Setting[] = [
  { name: 'node16', options: { module: 'node16', moduleResolution: 'node16' }, versions: VERSIONS },
  { name: 'nodenext', options: { module: 'nodenext', moduleResolution: 'nodenext' }, versions: VERSIONS },
  { name: 'bundler', options: { module: 'esnext', moduleResolution: 'bundler' }, versions: VERSIONS },
  {
    name: 'commonjs',
    options: { module: 'commonjs', moduleResolution: 'bundler' },
    versions: ['6.0.3', '7.0.2'],
  },
  { name: 'classic', options: { module: 'commonjs', moduleResolution: 'node10' }, versions: ['5.9.3'] },
  {
    name: 'classic',
    options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' },
    versions: ['6.0.3'],
  },
]

/** Every setting under every release, libraries checked; with no types of Node.js, and with the DOM's or without. */
export const compilers: readonly Home[] = VERSIONS.map((version) => ({
  name: `TypeScript ${version}`,
  packages: [`typescript@${version}`],
  async tryOut(project) {
    await writeFiles(project, { 'typed.ts': TYPED })
    for (const { name, options, versions } of SETTINGS) {
      if (!versions.includes(version)) continue
      await compile(project, name, options)
    }
  },
}))

/** Compiles the files of a project strictly, libraries checked, by the compiler that it has. */
export async function compile(
  project: string,
  name: string,
  options: object,
  files = ['typed.ts'],
): Promise<void> {
  const compilerOptions = {
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    ...options,
  }
  const config = join(project, `tsconfig.${name}.json`)
  await writeFiles(project, {
    [`tsconfig.${name}.json`]: JSON.stringify({ compilerOptions, files }),
  })
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], project)
}
