import { documentedErrors, type DocumentedError } from '../../generated/oauth2/errors.js'
import { operations, type OperationId } from '../../generated/oauth2/operations.js'
import type { Verdict } from '../../src/index.js'
import { readFixtures, type Fixture, type RecordedExchange } from '../helpers/fixture.js'
import { mediaType } from '../helpers/http-message.js'

/** The part of the contract that one exchange of a fixture covers. */
export interface Shown {
  readonly fixture: string
  /** The operation, the grant for the token endpoint, or `device_code` for the start of the device flow. */
  readonly request: string
  /** HTTP status; undefined for what a callback URL brings. */
  readonly status: number | undefined
  /** `error` of an OAuth error, or the word that refuses a token. */
  readonly code: string | undefined
  readonly description: string | undefined
  /** The verdict that the fixture expects. */
  readonly verdict: Verdict | undefined
}

/** All that the fixtures show of the OAuth contract. */
export function shownByFixtures(): readonly Shown[] {
  return readFixtures().flatMap((fixture) => [
    ...fixture.exchanges.flatMap((exchange) => shownBy(fixture, exchange)),
    ...shownByCallback(fixture),
  ])
}

/** Names of the documented errors that an answer can be; the one that says most comes first. */
export function namesOf({ code, description = '' }: Shown): readonly string[] {
  const entries = Object.entries<DocumentedError>(documentedErrors).filter(
    ([, { error, description: words = '' }]) => error === code && description.startsWith(words),
  )
  const length = ({ description: words = '' }: DocumentedError): number => words.length
  return entries.sort(([, a], [, b]) => length(b) - length(a)).map(([name]) => name)
}

function shownBy({ name, expectation }: Fixture, { request, response }: RecordedExchange): Shown[] {
  const operation = operationOf(request.start)
  if (operation === undefined) return []
  const form = new URLSearchParams(request.body.replace(/\s*\n\s*/g, ''))
  const grant = form.get('grant_type') ?? form.get('response_type') ?? ''
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(response.start)?.[1])
  return [
    {
      fixture: name,
      verdict: expectation.error?.verdict,
      request: operation === 'requestToken' ? grant : operation,
      status,
      ...refusalOf(response.body, mediaType(response.headers), status),
    },
  ]
}

/** A callback URL answers the authorization request with an error, or with a code. */
function shownByCallback({ name, expectation: { call, args = [], error } }: Fixture): Shown[] {
  if (call !== 'authorizeCallback') return []
  const { searchParams, hash } = new URL(String(args[0]))
  const params = searchParams.size > 0 ? searchParams : new URLSearchParams(hash.slice(1))
  const [code, description] = [params.get('error'), params.get('error_description')]
  return [
    {
      fixture: name,
      verdict: error?.verdict,
      request: 'authorize',
      status: undefined,
      code: code?.replaceAll('-', '_'),
      description: description ?? undefined,
    },
  ]
}

function operationOf(start: string): OperationId | undefined {
  const [method = '', url = ''] = start.split(' ')
  const { pathname } = new URL(url)
  const found = Object.entries(operations).find(
    ([, operation]) =>
      operation.method === method &&
      new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )
  return found?.[0] as OperationId | undefined
}

function refusalOf(body: string, type: string, status: number): Pick<Shown, 'code' | 'description'> {
  if (status < 400) return { code: undefined, description: undefined }
  if (!type.endsWith('json')) return { code: /^\w+$/.exec(body)?.[0], description: undefined }
  const answer = JSON.parse(body) as { error?: string; error_description?: string }
  return { code: answer.error, description: answer.error_description }
}
