import { documentedErrors, type DocumentedError } from '../../generated/oauth2/errors.js'
import type { Verdict } from '../../src/errors/salesforce-error.js'
import { judgementOf } from '../../src/errors/verdicts.js'
import { causeOf } from '../../src/oauth2/errors.js'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { OWN_CODES } from './own-codes.js'

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

Every failure is a \`SalesforceError\`. Its \`errorCode\` is also its \`name\`, so it begins the printed error: search this page for it. \`verdict\` says what to do next.

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
  return Object.entries(OWN_CODES).map(([code, { cause, remedy }]) => ({
    code,
    text: `${cause} **What to do:** ${remedy}`,
  }))
}

/** One entry for each value of \`error\`; its cases are told apart by the description. */
function oauthEntries(): Entry[] {
  const errors = Object.values<DocumentedError>(documentedErrors)
  const codes = [...new Set(errors.map(({ error }) => error))].sort()
  return codes.map((code) => ({
    code,
    text: errors
      .filter(({ error }) => error === code)
      .map(({ description }) => `- ${oauthCase(code, description)}`)
      .join('\n'),
  }))
}

function oauthCase(code: string, description: string | undefined): string {
  const { verdict, hint } = causeOf(code, description ?? '')
  const said = description === undefined ? 'Without a known description' : `"${description}"`
  return `${said}: verdict \`${verdict}\`. **What to do:** ${hint === undefined ? ACTIONS[verdict] : sentence(hint)}`
}

function apiEntries(): Entry[] {
  return apiCodes().map((code) => {
    const { verdict, hint } = judgementOf(code)
    const remedy = hint === undefined ? ACTIONS[verdict] : sentence(hint)
    return { code, text: `Verdict \`${verdict}\`. **What to do:** ${remedy}` }
  })
}

/** The literals of the exception codes in the generated file. */
function apiCodes(): string[] {
  const path = 'generated/partner/faults.ts'
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022)
  const codes: string[] = []
  source.forEachChild((node) => {
    if (!ts.isTypeAliasDeclaration(node) || node.name.text !== 'ExceptionCode') return
    if (!ts.isUnionTypeNode(node.type)) return
    for (const type of node.type.types)
      if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) codes.push(type.literal.text)
  })
  if (codes.length === 0) throw new Error(`${path} has no union ExceptionCode`)
  return codes.sort()
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
