import { join } from 'node:path'
import { ENTRIES, fileOf, type EntryPoint } from '../entry-programs.js'
import { writeFiles, type Home } from '../home.js'
import { run } from '../run.js'

const VERSIONS = ['5.9.3', '6.0.3', '7.0.2']

/** The compiler that the package is built with. */
export const TYPESCRIPT = 'typescript@5.9.3'

/** A program for each entry point that names its types. */
const TYPED: Readonly<Record<EntryPoint, string>> = {
  strictforce: `
import standard, { Connection, OAuth2, isSalesforceError, type ConnectionOptions, type UserInfo } from 'strictforce'
const options: ConnectionOptions = { loginUrl: 'https://test.salesforce.com' }
const conn: standard.Connection = new Connection(options)
export const user: Promise<UserInfo> = conn.login('ada@example.com', 'secret')
export const name: Promise<string> = conn.partner.getUserInfo().then((info) => info.userFullName)
conn.on('refresh', (accessToken: string) => accessToken.length)
// @ts-expect-error a login needs a password
export const wrong = () => conn.login('ada@example.com')
// @ts-expect-error the grant has no such parameter
export const foreign = () => conn.authorize({ grant_type: 'client_credentials', code: 'c' })
export const all = [OAuth2, isSalesforceError]
`,
  'strictforce/jsforce': `
import { Connection } from 'strictforce'
import { jsforceOptions } from 'strictforce/jsforce'
export const token: string | undefined = jsforceOptions(new Connection()).accessToken
`,
  'strictforce/soap': `
import { Connection } from 'strictforce'
import { soapOptions } from 'strictforce/soap'
export const options = soapOptions(new Connection())
`,
  'strictforce/stores/file': `
import { Connection } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'
export const conn = new Connection({ store: fileStore('/var/lib/sessions', { key: 'a passphrase' }), key: 'ada' })
// @ts-expect-error a store needs its encryption key
export const clear = () => fileStore('/var/lib/sessions')
`,
  'strictforce/stores/redis': `
import { Connection } from 'strictforce'
import { redisStore } from 'strictforce/stores/redis'
declare const client: Parameters<typeof redisStore>[0]
export const conn = new Connection({ store: redisStore(client, { key: 'a passphrase' }), key: 'ada' })
`,
  'strictforce/testing': `
import { startOrg } from 'strictforce/testing'
export const url: Promise<string> = startOrg().then((org) => org.url)
`,
}

/** The compiler options of a kind of project. */
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
export const compilers: readonly Home[] = VERSIONS.map(compiler)

function compiler(version: string): Home {
  let printed = ''
  return {
    name: `TypeScript ${version}`,
    packages: [`typescript@${version}`],
    files: Object.fromEntries(ENTRIES.map((entry) => [typedOf(entry), TYPED[entry]])),
    async prepare(project) {
      for (const { name, options } of SETTINGS.filter(({ versions }) => versions.includes(version)))
        printed += await findings(project, name, options)
    },
    tryEntry(_, entry) {
      const lines = printed
        .split('\n')
        .filter((line) => line.includes(typedOf(entry)) || /^(error|node_mod)/.test(line))
      return lines.length > 0 ? Promise.reject(new Error(lines.join('\n'))) : Promise.resolve()
    },
  }
}

/** The compiler's messages about the files of all entry points. */
async function findings(project: string, name: string, options: object): Promise<string> {
  try {
    return await compile(project, name, options, ENTRIES.map(typedOf))
  } catch (error) {
    return (error as Error).message
  }
}

function typedOf(entry: EntryPoint): string {
  return fileOf(entry).replace(/js$/, 'ts')
}

/** Compiles the files of a project strictly, libraries checked, by the compiler that it has. */
export async function compile(
  project: string,
  name: string,
  options: object,
  files: readonly string[],
): Promise<string> {
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
  return run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', config], project)
}
