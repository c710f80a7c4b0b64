import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { documentedErrors, operationErrors, type DocumentedError } from '../../generated/rest/errors.js'
import { readFixture } from '../helpers/fixture.js'
import { restContract } from '../helpers/rest-contract.js'
import { testWhere } from '../helpers/skip.js'

const folder = fileURLToPath(new URL('../fixtures/rest', import.meta.url))
const recordings = fileURLToPath(new URL('../../../shared/recordings/rest', import.meta.url))
const fixtures = readdirSync(folder).map((name) => readFixture(join(folder, name)))

/** Recordings without a fixture, and why. */
const NOT_BUILT: Readonly<Record<string, string>> = {
  'composite__unknown_object.http.json': 'composite requests are not built',
  'record_count__one.http.json': 'recordCount is not built',
  'search__array_before_v37.http.json': 'the contract begins with version 41.0',
}

/** Requests beside this contract: by `conn.request`, and renewals. */
const BESIDE = /\/tooling\/|\/services\/oauth2\//

const Contract = suite('specs/rest.yaml')

for (const { name, exchanges } of fixtures) {
  Contract(`describes the exchange of ${name}`, () => {
    const faults = exchanges.map(({ request, response }) => {
      const [method = '', url = ''] = request.start.split(' ')
      if (BESIDE.test(url)) return []
      const status = Number(/ (\d{3})/.exec(response.start)?.[1])
      const type = response.headers.find(([header]) => header.toLowerCase() === 'content-type')?.[1]
      return restContract().check({
        method,
        url,
        body: request.body,
        status,
        type,
        answer: response.body,
      })
    })
    assert.equal(faults.flat(), [])
  })
}

Contract('sees an answer that it does not describe', () => {
  const asked = { method: 'GET', url: 'https://x/services/data/v64.0/query?q=x', body: '', status: 200 }
  const json = 'application/json'
  const check = (answer: unknown, more: object = {}): number =>
    restContract().check({ ...asked, type: json, answer: JSON.stringify(answer), ...more }).length
  assert.is(check({ totalSize: 0, done: true, records: [] }), 0)
  assert.ok(check({ totalSize: '0', done: true, records: [] }) > 0)
  assert.ok(check({ totalSize: 0, records: [] }) > 0)
  assert.ok(check({ totalSize: 0, done: true, records: [{ Id: 'x' }] }) > 0)
  assert.ok(check([{ message: 'x' }], { status: 400 }) > 0)
  assert.ok(check([], { status: 201 }) > 0)
  assert.ok(check({}, { url: 'https://x/services/data/v64.0/nothing' }) > 0)
})

Contract('has a fixture for each documented error', () => {
  const shown = fixtures.flatMap(({ exchanges }) => exchanges.map(({ response }) => response.body)).join()
  const missing = Object.entries<DocumentedError>(documentedErrors).filter(
    ([, { errorCode, message = '' }]) => !shown.includes(errorCode) || !shown.includes(message),
  )
  assert.equal(missing, [])
})

Contract('lists for each operation nothing but documented errors', () => {
  const names = Object.values(operationErrors).flat()
  assert.ok(names.length > 20)
  assert.equal(
    names.filter((name) => !Object.hasOwn(documentedErrors, name)),
    [],
  )
})

Contract('has each code of a documented error among the codes', () => {
  const text = readFileSync('generated/rest/schema.ts', 'utf8')
  for (const { errorCode } of Object.values<DocumentedError>(documentedErrors))
    assert.match(text, `"${errorCode}"`)
})

testWhere(
  Contract,
  existsSync(recordings),
  'the recordings are not here',
  'has a fixture for each recording',
  () => {
    const shapes = fixtures.map(({ expectation }) => expectation.shape).join()
    const versions = 'versions__two.http.json'
    const without = readdirSync(recordings).filter(
      (file) => !shapes.includes(`rest/${file}`) && file !== versions,
    )
    assert.equal(without.sort(), Object.keys(NOT_BUILT).sort())
  },
)

Contract.run()
