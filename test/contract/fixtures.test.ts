import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  deviceAuthorizationErrors,
  documentedErrors,
  grantErrors,
  operationErrors,
  tokenRefusals,
  type DocumentedError,
} from '../../generated/oauth2/errors.js'
import { grants, operations, type Operation } from '../../generated/oauth2/operations.js'
import { neededOperations } from '../../scripts/generate/openapi/operations.js'
import { namesOf, shownByFixtures, type Shown } from './shown.js'

const Coverage = suite('contract fixtures')

const shown = shownByFixtures()

/** Documented errors of each request: grants, the start of the device flow, operations. */
const documented: Readonly<Record<string, readonly string[]>> = {
  ...grantErrors,
  device_code: deviceAuthorizationErrors,
  ...operationErrors,
}

function isSuccess({ status, code }: Shown): boolean {
  return status === undefined ? code === undefined : status < 300
}

function shows(request: string, fits: (one: Shown) => boolean): boolean {
  return shown.some((one) => one.request === request && fits(one))
}

Coverage('each grant, the start of the device flow and each endpoint has its success', () => {
  const endpoints = neededOperations.filter((id) => id !== 'requestToken')
  const requests = [...Object.keys(grants), 'device_code', ...endpoints]
  assert.equal(
    requests.filter((request) => !shows(request, isSuccess)),
    [],
  )
})

Coverage('each documented error of each grant and endpoint has its fixture', () => {
  const pairs = Object.entries(documented).flatMap(([request, names]) =>
    names.map((name) => ({ request, name })),
  )
  const missing = pairs.filter(({ request, name }) => !shows(request, (one) => namesOf(one)[0] === name))
  assert.equal(missing, [])
  assert.ok(pairs.length > 150, `only ${pairs.length} errors are documented`)
})

Coverage('each grant has errors to document, and none is documented for nothing', () => {
  assert.equal(Object.keys(grantErrors).sort(), Object.keys(grants).sort())
  const listed = new Set(Object.values(documented).flat())
  assert.equal(
    Object.keys(documentedErrors).filter((name) => !listed.has(name)),
    [],
  )
})

Coverage('each word that refuses a token is shown wherever the contract has it', () => {
  const refusing = neededOperations.filter((id) => wordsIn(operations[id]))
  assert.equal(refusing, ['identity', 'register', 'singleAccess', 'userInfo'])
  const pairs = refusing.flatMap((request) => tokenRefusals.map((word) => ({ request, word })))
  assert.equal(
    pairs.filter(({ request, word }) => !shows(request, ({ code }) => code === word)),
    [],
  )
})

Coverage('each status of the contract is shown for each endpoint that is asked from here', () => {
  const asked = neededOperations.filter((id) => id !== 'authorize')
  const pairs = asked.flatMap((id) => Object.keys(operations[id].responses).map((status) => ({ id, status })))
  const missing = pairs.filter(({ id, status }) => {
    const pattern = new RegExp(`^${status.replace('XX', '\\d\\d')}$`)
    const requests = id === 'requestToken' ? [...Object.keys(grants), 'device_code'] : [id]
    return !requests.some((request) => shows(request, (one) => pattern.test(String(one.status))))
  })
  assert.equal(missing, [])
})

Coverage('no fixture shows an error that the contract does not document for its grant or endpoint', () => {
  const errors = shown.filter(({ code, request }) => code !== undefined && documented[request] !== undefined)
  const words: readonly (string | undefined)[] = tokenRefusals
  const strange = errors.filter((one) => !words.includes(one.code) && !isDocumented(one))
  assert.equal(strange, [])
  assert.ok(errors.length > 150)
})

/** An answer without a description is as good as each error with its code. */
function isDocumented(one: Shown): boolean {
  const names = documented[one.request] ?? []
  if (one.description !== undefined) return namesOf(one).some((name) => names.includes(name))
  const errors: Readonly<Record<string, DocumentedError>> = documentedErrors
  return names.some((name) => errors[name]?.error === one.code)
}

function wordsIn({ responses }: Operation): boolean {
  return responses['403']?.includes('text/plain') ?? false
}

Coverage.run()
