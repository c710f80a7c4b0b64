import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fault } from '../../src/errors/codes.js'
import { PasswordExpiredError } from '../../src/errors/password-expired.js'
import { isSalesforceError, SalesforceError } from '../../src/errors/salesforce-error.js'
import { leaks } from '../helpers/leaks.js'

const Errors = suite('errors')

Errors('name and errorCode are the code, so that users of jsforce find it where they look', () => {
  const error = new SalesforceError('no', { errorCode: 'INVALID_LOGIN', verdict: 'credentials' })
  assert.equal(
    [error.name, error.errorCode, error.verdict, error.message],
    ['INVALID_LOGIN', 'INVALID_LOGIN', 'credentials', 'no'],
  )
  assert.instance(error, Error)
  assert.is(String(error), 'INVALID_LOGIN: no')
  assert.match(error.stack ?? '', /\n +at .*\.test/, 'the stack begins where it was made')
})

Errors('facts that are not there are no members', () => {
  const error = new SalesforceError('no', { errorCode: 'TIMEOUT', verdict: 'retry', status: undefined })
  assert.equal(Object.keys(error).sort(), ['errorCode', 'name', 'verdict'])
  assert.is('cause' in error, false)
})

Errors('facts that are there are members', () => {
  const cause = new SalesforceError('before', { errorCode: 'TIMEOUT', verdict: 'retry' })
  const fault: Fault = {
    'xsi:type': 'ApiFault',
    exceptionCode: 'QUERY_TIMEOUT',
    exceptionMessage: 'slow',
    extendedErrorDetails: [],
  }
  const facts = { status: 400, fields: ['Name'], retryAfter: 0, cause, operation: 'query', fault }
  const error = new SalesforceError('no', { errorCode: 'invalid_grant', verdict: 'retry', ...facts })
  assert.equal([error.status, error.fields, error.retryAfter], [400, ['Name'], 0])
  assert.equal([error.operation, error.fault], ['query', fault])
  assert.is(error.cause, cause)
})

Errors('an error of the family is known by its brand, across realms and duplicate installs', () => {
  const error = new SalesforceError('no', { errorCode: 'TIMEOUT', verdict: 'retry' })
  assert.ok(isSalesforceError(error))
  const other: unknown = runInNewContext(
    `class Other extends Error { get [Symbol.for('strictforce.SalesforceError')]() { return true } }; new Other()`,
  )
  assert.instance(other, SalesforceError)
  assert.not.instance(other, PasswordExpiredError)
  assert.ok(isSalesforceError(other))
})

Errors('nothing else is one', () => {
  for (const value of [
    new Error('no'),
    null,
    undefined,
    'TIMEOUT',
    1,
    {},
    { errorCode: 'TIMEOUT' },
    () => 1,
  ]) {
    assert.not(isSalesforceError(value))
  }
})

Errors('the session of an expired password is at hand, and does not show', () => {
  const session = { sessionId: '00D!restricted', serverUrl: 'https://acme.my.salesforce.com', userId: '005' }
  const error = new PasswordExpiredError(session)
  assert.equal([error.errorCode, error.verdict, error.session], ['PASSWORD_EXPIRED', 'credentials', session])
  assert.ok(isSalesforceError(error))
  assert.equal(leaks(error, { sessionId: session.sessionId }), [])
})

Errors.run()
