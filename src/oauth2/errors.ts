import { signs, verdicts } from '../../generated/oauth2/verdicts.js'
import type { ErrorCode } from '../errors/codes.js'
import { redact, redactCode } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { type Judgement, judgementIn, TOKEN_WORDS, type VerdictTable } from '../errors/judgement.js'
import type { Reply } from '../http/answer.js'
import { secretsOf } from '../http/secrets.js'
import { httpError, retryAfter } from '../http/response.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'

type Secrets = readonly (string | null | undefined)[]

const CODES: VerdictTable = verdicts
const SIGNS: readonly { sign: string; cause: string; grants?: readonly string[] }[] = signs

/**
 * The judgement on an OAuth 2.0 error.
 *
 * @param description the server's sentence, which tells the causes of `invalid_grant` apart
 * @param grant the grant that was asked for
 */
export function causeOf(code: string, description: string, grant = ''): Judgement {
  return judgementIn(CODES, refined(code, description, grant)) ?? { verdict: 'configuration' }
}

function refined(code: string, description: string, grant: string): string {
  if (code !== 'invalid_grant') return code
  const words = description.toLowerCase()
  const row = SIGNS.find(({ sign, grants }) => words.includes(sign) && (grants?.includes(grant) ?? true))
  return row === undefined ? code : `${code}.${row.cause}`
}

/**
 * Judges an error answer of an OAuth 2.0 endpoint (RFC 6749 §5.2): JSON, or the urlencoded form that the
 * revocation endpoint uses.
 *
 * @param what the request in a word or two, for the message
 * @param grant the grant that was asked for
 */
export async function oauthError(what: string, reply: Reply, grant?: string): Promise<SalesforceError> {
  const { code, description } = readError(await reply.text())
  const secrets = secretsOf(reply)
  const legal = code === undefined ? undefined : legalCode(code, secrets)
  if (legal === undefined) return httpError(what, reply)
  return describedError(legal, redact(description, secrets), reply, grant)
}

/**
 * The code of an error, as the contract spells it: callbacks have some in capitals, with a dash, or with
 * `OAUTH_` in front.
 *
 * @returns undefined when it is no code, such as a secret that the server repeats
 */
export function legalCode(code: string, secrets: Secrets = []): string | undefined {
  const plain = code.toLowerCase().replaceAll('-', '_')
  const known = [code, plain, plain.replace(/^oauth_/, '')].find((name) => judgementIn(CODES, name))
  if (known !== undefined) return known
  return /^[A-Za-z][\w.-]{0,63}$/.test(code) ? redactCode(code, secrets) : undefined
}

/** The error of a code and a description that are fit for a message. */
export function describedError(
  code: string,
  description: string,
  reply?: Reply,
  grant?: string,
): SalesforceError {
  const { verdict, hint } = causeOf(code, description, grant)
  const sentence = description === '' ? code : description
  return new SalesforceError(hint === undefined ? sentence : `${sentence} (${hint})`, {
    errorCode: code as ErrorCode,
    verdict,
    status: reply?.status,
    retryAfter: reply && retryAfter(reply),
  })
}

function readError(text: string): { code: string | undefined; description: string } {
  const json = parseJson(text)
  const members = isRecord(json) ? json : readForm(text)
  return { code: stringAt(members, 'error'), description: stringAt(members, 'error_description') ?? '' }
}

/** The members of an urlencoded body; none when it is a page or a sentence. */
function readForm(text: string): Record<string, unknown> {
  return /^[\w.-]+=[^<]*$/.test(text.trim()) ? Object.fromEntries(new URLSearchParams(text.trim())) : {}
}

/** Judges an error answer that refuses an access token by one plain word. */
export async function tokenWordError(reply: Reply, what: string): Promise<SalesforceError> {
  const word = (await reply.text()).trim()
  const known = judgementIn(TOKEN_WORDS, word)
  if (known === undefined) return httpError(what, reply)
  const { verdict, hint = '' } = known
  return new SalesforceError(`${word}: ${hint}`, {
    errorCode: word as ErrorCode,
    verdict,
    status: reply.status,
  })
}
