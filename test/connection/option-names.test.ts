import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { CONNECTION_OPTIONS } from '../../src/connection/option-names.js'
import { Connection } from '../../src/index.js'
import { APP_OPTIONS } from '../../src/oauth2/app.js'
import { refusal } from '../helpers/settings.js'

const Names = suite('names of options')

const MISTAKES: readonly (readonly [options: object, message: string])[] = [
  [{ loginURL: 'https://test.salesforce.com' }, 'unknown option loginURL: did you mean loginUrl?'],
  [{ oauth: {} }, 'unknown option oauth: did you mean oauth2?'],
  [{ apiVersion: '60.0' }, 'unknown option apiVersion: did you mean version?'],
  [{ client_id: 'c' }, 'unknown option client_id: did you mean clientId?'],
  [{ access_token: 'a' }, 'unknown option access_token: did you mean accessToken?'],
  [{ instanceurl: 'x' }, 'unknown option instanceurl: did you mean instanceUrl?'],
  [{ sesionId: 'x' }, 'unknown option sesionId: did you mean sessionId?'],
  [{ oauth2: { clientID: 'c' } }, 'unknown option oauth2.clientID: did you mean oauth2.clientId?'],
  [{ username: 'u' }, 'username is not an option here: call conn.login(username, password)'],
  [{ password: 'p' }, 'password is not an option here: call conn.login(username, password)'],
  [{ propagators: [] }, 'propagators is not an option here: give a fetch that adds the headers'],
  [{ colour: 'red' }, 'unknown option colour'],
]

for (const [options, message] of MISTAKES) {
  Names(`${JSON.stringify(options)} is refused: ${message}`, () => {
    assert.is(refusal(options), message)
  })
}

Names('every wrong name is told at once', () => {
  const message = refusal({ loginURL: 'x', apiVersion: '60' })
  assert.is(
    message,
    'unknown option loginURL: did you mean loginUrl?; unknown option apiVersion: did you mean version?',
  )
})

Names('a member that is undefined or null is not given', () => {
  assert.ok(new Connection({ loginURL: undefined, apiVersion: null } as object))
})

Names('a name that is no identifier is not repeated, since it may be a misplaced secret', () => {
  assert.not.match(refusal({ 'hunter2!': 1 }), 'hunter2')
})

Names('what is no object is refused', () => {
  for (const options of [null, 'https://login.salesforce.com', 7, []])
    assert.throws(() => new Connection(options as never), /The options must be an object/)
  assert.is(refusal({ oauth2: 'id' }), 'The oauth2 options must be an object')
})

Names('every option of the tables is taken', () => {
  for (const [names, prefix] of [
    [CONNECTION_OPTIONS, ''],
    [APP_OPTIONS, 'oauth2.'],
  ] as const) {
    const options = Object.keys(names).filter((name) => names[name] === true)
    assert.ok(options.length > 12, prefix)
    assert.equal(options, [...options].sort())
  }
})

Names.run()
