import { generateKeyPairSync } from 'node:crypto'

/** The secrets that are planted, by what they are. */
export type Plants = Readonly<Record<keyof typeof MARKED, string>>

/** With markup, so that every form of writing differs; tokens as Salesforce makes them. */
const MARKED = {
  password: `Pa&ss<w>"o'rd/+=hush`,
  securityToken: 'S3cur1tyT0kenHushHushHu24',
  newPassword: 'N&w<P>"w\'hush%41',
  sessionId: '00D5e000000abcd!AQ4AQHushSess10nId.hush_hush_hush_hush_hush_1843',
  accessToken: '00D5e000000abcd!AR8AQHushAccessT0ken.hush_hush_hush_hush_hush_1815',
  refreshToken: '5Aep861Hush.RefreshT0ken_hush_hush_hush_hush_hush_hush_hush_1852',
  clientSecret: 'C1ientSecretHush0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF',
  code: 'aPrxHushC0de_hush_hush_hush_hush_hush_hush==',
  codeVerifier: 'hushV3rifier-hush_hush~hush.hush-hush_hush~hush',
  subjectToken: 'hush.SubjectT0ken.hush_hush_hush_hush',
  initialToken: '00DhushInit1al!Access.Token_hush_hush_hush',
}

/** Short words that a server could pass off as codes of errors. */
const CODES: Plants = {
  password: 'HUSH_PASSWORD_A',
  securityToken: 'HUSHTOKENHUSHTOKENHUSHT1',
  newPassword: 'HUSH_NEW_PASS',
  sessionId: 'HUSH_SESSION_ID',
  accessToken: 'HUSH_ACCESS',
  refreshToken: 'HUSH_REFRESH',
  clientSecret: 'HUSH_CLIENT',
  code: 'HUSH_CODE',
  codeVerifier: 'HUSH_VERIFIER_HUSH_VERIFIER_HUSH_VERIFIER_1',
  subjectToken: 'HUSH_SUBJECT',
  initialToken: 'HUSH_INITIAL',
}

/** Short words that a server could pass off as names of hosts and fields. */
const HOSTS: Plants = Object.fromEntries(
  Object.entries(CODES).map(([name, text]) => [name, text.toLowerCase().replaceAll('_', '-')]),
) as Record<keyof typeof MARKED, string>

export const SETS: Readonly<Record<string, Plants>> = { marked: MARKED, codes: CODES, hosts: HOSTS }

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Some lines of the key, each of which would be too much. */
export function keyLines(): Record<string, string> {
  const lines = PRIVATE_KEY.split('\n').filter((line) => line.length === 64)
  const some = [lines[0], lines[12], lines.at(-1)] as string[]
  return Object.fromEntries(some.map((line, index) => [`private key, line ${index}`, line]))
}
