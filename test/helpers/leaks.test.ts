import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { leaks } from './leaks.js'

const secret = 'Engine&No<2>"1843\'/+='
const secrets = { password: secret }
const Leaks = suite('test/helpers/leaks')

const LEAKY: readonly (readonly [what: string, value: unknown, where: RegExp])[] = [
  ['a string', `the password is ${secret}`, /^console\.log: password$/],
  ['a member', { password: secret }, /^JSON: password$/],
  ['a nested member', { a: { b: { c: { d: { e: secret } } } } }, /^inspect: password$/],
  ['a member that does not enumerate', hidden(secret), /^member body: password$/],
  ['a message', new Error(secret), /^String: password$/],
  ['a stack', Object.assign(new Error('x'), { stack: secret }), /^stack: password$/],
  ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: new Error(secret) }) }), /password/],
  ['a symbol', { [Symbol('inner')]: { secret } }, /^inspect: password$/],
  ['a map', new Map([['x', secret]]), /^inspect: password$/],
  ['toJSON', { toJSON: () => secret }, /^JSON: password$/],
]

function hidden(body: string): object {
  return Object.defineProperty({}, 'body', { value: body, enumerable: false })
}

for (const [what, value, where] of LEAKY) {
  Leaks(`finds a secret in ${what}`, () => {
    const found = leaks(value, secrets)
    assert.ok(
      found.some((line) => where.test(line)),
      found.join(', '),
    )
  })
}

const ENCODED: readonly (readonly [what: string, text: string])[] = [
  ['a URL', encodeURIComponent(secret)],
  ['a form', new URLSearchParams({ p: secret }).toString()],
  ['XML', 'Engine&amp;No&lt;2&gt;&quot;1843&apos;/+='],
  ['XML with the least escapes', 'Engine&amp;No&lt;2&gt;"1843\'/+='],
  ['JSON', JSON.stringify({ p: secret })],
  ['base64', Buffer.from(secret).toString('base64')],
  ['the middle of base64', Buffer.from(`user:${secret}.`).toString('base64')],
  ['the middle of base64, one further', Buffer.from(`users:${secret}..`).toString('base64url')],
  ['the middle of base64, two further', Buffer.from(`a-user:${secret}...`).toString('base64')],
]

for (const [what, text] of ENCODED) {
  Leaks(`finds a secret that is encoded as in ${what}`, () => {
    assert.ok(leaks(text, secrets).length > 0)
  })
}

Leaks('finds nothing in private fields', () => {
  class Safe {
    readonly #password = secret
    matches(other: string): boolean {
      return this.#password === other
    }
  }
  assert.equal(leaks(new Safe(), secrets), [])
})

Leaks('tells which of several secrets shows', () => {
  assert.equal(
    [...new Set(leaks('tok-2', { one: 'tok-1', two: 'tok-2' }).map((line) => line.split(': ')[1]))],
    ['two'],
  )
})

Leaks.run()
