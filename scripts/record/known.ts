import type { Capture } from './capture.js'
import type { Credentials } from './scenarios.js'

/** Texts that must not be in a fixture. */
export interface Known {
  /** Secrets by the name of their placeholder. */
  readonly secrets: Readonly<Record<string, string>>
  /** Who and where: texts that get a synthetic one of the same kind. */
  readonly identifiers: Readonly<Record<'host' | 'user' | 'app' | 'id', readonly string[]>>
  /** Names of people, organizations and My Domains; some are words that stand elsewhere too. */
  readonly names: readonly string[]
}

const SECRET_FIELDS =
  /^(access_token|refresh_token|id_token|signature|csrf_token|parent_sid|device_code|code|cookie-.*|.*_sid|.*_secret|frontdoor_uri|sessionId)$/
/** Fields that hold the name, address or number of someone. */
export const NAME_FIELDS =
  /^(userFullName|organizationName|display_name|first_name|last_name|nick_name|mobile_phone|addr_(street|city|state|zip))$/
const JSON_FIELD = /"([\w-]+)"\s*:\s*"((?:[^"\\]|\\.)+)"/g
const XML_FIELD = /<(?:\w+:)?(\w+)>([^<]+)<\//g
const RECORD_ID = /\b[0-9a-z][0-9A-Za-z]{14}(?:[A-Z0-5]{3})?\b/g
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const URL_HOST = /https?:\/\/([\w.-]+(?::\d+)?)/g
const MY_DOMAIN = /^([\w-]+?)(?:--\w+)?\.(?:\w+\.)*my\./
const PUBLIC_HOSTS =
  /^((login|test|api|welcome)\.salesforce\.com|schemas\.xmlsoap\.org|www\.w3\.org|[\w.-]+\.example)$/

/** Collects what is secret or personal: from the credentials, and from what the answers hold. */
export function knownOf({ exchanges }: Capture, credentials: Partial<Credentials>): Known {
  const answers = exchanges.map(({ responseBody }) => responseBody)
  const fields = answers.flatMap(fieldsOf)
  const text = [...exchanges.map(({ url, requestBody }) => url + requestBody), ...answers].join('\n')
  const { password, clientSecret, refreshToken, username, clientId } = credentials
  const given = Object.entries({ password, clientSecret, refreshToken })
  const found = fields.filter(([name]) => SECRET_FIELDS.test(name))
  const hosts = unique(matches(text, URL_HOST).filter((host) => !PUBLIC_HOSTS.test(host)))
  return {
    secrets: named([...given.filter(isText), ...found]),
    identifiers: {
      host: hosts,
      user: unique([...(username === undefined ? [] : [username]), ...matches(text, EMAIL)]),
      app: clientId === undefined ? [] : [clientId],
      id: unique(
        matches(text, RECORD_ID)
          .filter(isRecordId)
          .map((id) => id.slice(0, 15)),
      ),
    },
    names: unique([
      ...fields.filter(([name]) => NAME_FIELDS.test(name)).map(([, value]) => value),
      ...hosts.flatMap((host) => MY_DOMAIN.exec(host)?.[1] ?? []),
    ]),
  }
}

/** The fields of an answer that hold text: members of JSON, elements of XML. */
function fieldsOf(body: string): (readonly [name: string, value: string])[] {
  const json = [...body.matchAll(JSON_FIELD)].map(
    ([, name = '', value = '']) => [name, JSON.parse(`"${value}"`) as string] as const,
  )
  const xml = [...body.matchAll(XML_FIELD)].map(
    ([, name = '', value = '']) => [name, unescapeXml(value)] as const,
  )
  return body.trimStart().startsWith('<') ? xml : json
}

/** Gives the fields of JSON and XML other values. */
export function mapFields(text: string, map: (name: string, value: string) => string): string {
  return text
    .replace(JSON_FIELD, (all, name: string, value: string) => {
      const mapped = map(name, value)
      return mapped === value ? all : `"${name}":"${mapped}"`
    })
    .replace(XML_FIELD, (all, name: string, value: string) =>
      all.replace(`>${value}<`, `>${map(name, value)}<`),
    )
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Gives each secret a name; the second value of one field gets a number. */
function named(found: readonly (readonly [field: string, value: string])[]): Record<string, string> {
  const secrets: Record<string, string> = {}
  for (const [field, value] of found) {
    if (Object.values(secrets).includes(value)) continue
    const name = field.replace(/[_-]+(\w)/g, (_all, letter: string) => letter.toUpperCase())
    const number = Object.keys(secrets).filter((key) => key.replace(/\d+$/, '') === name).length
    secrets[number === 0 ? name : `${name}${number + 1}`] = value
  }
  return secrets
}

function isText(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined && entry[1] !== ''
}

/** Words have no digits to speak of; the keys of records do. */
function isRecordId(text: string): boolean {
  return text.replace(/\D/g, '').length >= 3
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
