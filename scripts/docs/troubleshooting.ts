import { documentedErrors, type DocumentedError } from '../../generated/oauth2/errors.js'
import type { Verdict } from '../../src/errors/salesforce-error.js'
import { isKnownCode, judgementOf } from '../../src/errors/verdicts.js'
import { causeOf } from '../../src/oauth2/errors.js'
import { literalsOf, meaningsOf } from './known-codes.js'

/** The action for each verdict. */
const ACTIONS: Readonly<Record<Verdict, string>> = {
  retry: 'Send the same request again later.',
  throttled: 'Wait; `retryAfter` of the error is in seconds, where the server named a time.',
  reauthorize: 'Let the user log in again, or log in again by the same grant.',
  credentials: 'Correct username, password, security token or client secret.',
  configuration: 'Change the setting of the org, of the app, or the option that the message names.',
  policy: 'A policy of the org forbids it: ask an administrator for the permission, IP range or login hours.',
  terminal: 'User, org or session does not exist any more; a repetition does not help.',
  bug: 'Correct the request; the message names what is wrong.',
}

/** One entry of the page: a code with its cases. */
interface Entry {
  readonly code: string
  readonly text: string
}

/** The page: every code that an error can have, from the contracts and from this library. */
export function troubleshooting(): string {
  return `---
outline: [2, 2]
---

# Troubleshooting

Every failure is a \`SalesforceError\`. Its \`errorCode\` is also its \`name\`, so it begins the printed error: search this page for it. Each entry says what the code means and why it comes, its verdict, and what to do.

| verdict | action |
|---|---|
${Object.entries(ACTIONS)
  .map(([verdict, action]) => `| \`${verdict}\` | ${action} |`)
  .join('\n')}

## Codes of this library

${sections(ownEntries())}

## Codes of OAuth 2.0

${sections(oauthEntries())}

## Codes of the SOAP and REST APIs

${sections(apiEntries())}
`
}

function sections(entries: readonly Entry[]): string {
  return entries.map(({ code, text }) => `### \`${code}\`\n\n${text}`).join('\n\n')
}

function ownEntries(): Entry[] {
  const meanings = meaningsOf(
    'scripts/docs/own-codes.tsv',
    literalsOf('src/errors/codes.ts', 'ClientErrorCode'),
  )
  const entries = [...meanings].map(([code, { cause, remedy = '' }]) => ({
    code,
    text: entryText(cause, remedy),
  }))
  return [...entries, WITHOUT_CODE]
}

/** Answers without a code are told by their HTTP status. */
const WITHOUT_CODE: Entry = {
  code: 'ERROR_HTTP_500',
  text: entryText(
    'An error answer without a code of Salesforce, with its HTTP status at the end: `ERROR_HTTP_404`, `ERROR_HTTP_503`. Mostly a proxy or a maintenance page answered. The verdict is that of the status: `throttled` for 429, `retry` for 5xx.',
    'Check the URL and what stands between; where the verdict is `retry`, send the request again later.',
  ),
}

function entryText(cause: string, remedy: string): string {
  return `${cause} **What to do:** ${remedy}`
}

/** One entry for each value of `error`; its cases are told apart by the description. */
function oauthEntries(): Entry[] {
  const errors = Object.values<DocumentedError>(documentedErrors)
  const codes = [...new Set(errors.map(({ error }) => error))].sort()
  const meanings = meaningsOf('scripts/docs/oauth-codes.tsv', codes)
  return codes.map((code) => {
    const { cause = '', remedy } = meanings.get(code) ?? {}
    const said = errors.filter(({ error }) => error === code).map(({ description }) => description)
    if (remedy === undefined) return { code, text: `${cause}\n\n${casesOf(code, said)}` }
    const told = `${cause} Verdict \`${causeOf(code, '').verdict}\`.`
    return { code, text: entryText(told, remedy) + saidAs(said) }
  })
}

function saidAs(descriptions: readonly (string | undefined)[]): string {
  const known = descriptions.flatMap((one) => (one === undefined ? [] : [`"${one}"`]))
  return known.length === 0 ? '' : ` The server says ${known.join(' or ')}.`
}

function casesOf(code: string, descriptions: readonly (string | undefined)[]): string {
  const [others, known] = [descriptions.includes(undefined), descriptions.filter(Boolean).sort()]
  return [...known, ...(others ? [undefined] : [])].map((one) => `- ${oauthCase(code, one)}`).join('\n')
}

function oauthCase(code: string, description: string | undefined): string {
  const { verdict, hint } = causeOf(code, description ?? '')
  const said = description === undefined ? 'Any other description.' : `"${description}".`
  const cause = hint === undefined ? said : `${said} ${sentence(hint)}`
  return entryText(`${cause} Verdict \`${verdict}\`.`, ACTIONS[verdict])
}

function apiEntries(): Entry[] {
  const codes = apiCodes()
  const meanings = meaningsOf('scripts/docs/api-codes.tsv', codes)
  return codes.map((code) => {
    const { cause = '', remedy } = meanings.get(code) ?? {}
    const { verdict, hint } = judgementOf(code)
    const isBySetting = isKnownCode(code) || code.startsWith('INSUFFICIENT_ACCESS')
    const told = isBySetting ? `Verdict \`${verdict}\`.` : 'Verdict by the HTTP status, else `bug`.'
    const action = remedy ?? (hint === undefined ? ACTIONS[verdict] : sentence(hint))
    return { code, text: entryText(`${cause} ${told}`, action) }
  })
}

/** The codes of the SOAP API, the REST API and the identity service. */
function apiCodes(): string[] {
  const codes = [
    ...literalsOf('generated/partner/faults.ts', 'ExceptionCode'),
    ...literalsOf('generated/rest/schema.ts', 'RestErrorCode'),
    ...literalsOf('src/errors/codes.ts', 'RestErrorCode'),
    ...literalsOf('src/errors/codes.ts', 'TokenErrorWord'),
  ]
  return [...new Set(codes)].sort()
}

/** A hint as a sentence; the name of an option or parameter at its head stays as it is. */
function sentence(text: string): string {
  const [, name] = /^([a-z]+[A-Z]\w*|aud)\b/.exec(text) ?? []
  const begun =
    name === undefined
      ? `${text.charAt(0).toUpperCase()}${text.slice(1)}`
      : `\`${name}\`${text.slice(name.length)}`
  return begun.endsWith('.') ? begun : `${begun}.`
}
