import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { complaintsAbout, optionsOf } from './helpers/compiler.js'

const FOLDER = fileURLToPath(new URL('types/', import.meta.url))

const Types = suite('types')

Types('hold in every file of test/types', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  assert.ok(files.length >= 6)
  const texts = new Map(files.map((name) => [FOLDER + name, undefined]))
  assert.equal(complaintsAbout(texts, optionsOf('test/types/tsconfig.json')), [])
})

/** A wrong option of `new Connection()`, and the member that the compiler's message must name. */
const WRONG: readonly (readonly [options: string, member: RegExp])[] = [
  ["{ loginURL: 'https://test.salesforce.com' }", /loginURL/],
  ["{ accessToken: 'a', instanceUrl: 'https://a', versoin: '60.0' }", /versoin/],
  [
    "{ accessToken: 'a', instanceUrl: 'https://a', timeout: '5' }",
    /timeout|'string' is not assignable to type 'number'/,
  ],
  ["{ oauth2: { clientId: 'c', clientSecrt: 's' }, refreshToken: 'r' }", /clientSecrt/],
]

Types('the message about a wrong option names the wrong member, and no other kind of session', () => {
  const calls = WRONG.map(([options]) => `new Connection(${options})\n`)
  const text = `import { Connection } from '../../src/index.js'\n${calls.join('')}`
  const files = new Map([[`${FOLDER}wrong-option.ts`, text]])
  const complaints = complaintsAbout(files, optionsOf('test/types/tsconfig.json'))
  const told = WRONG.map(([options, member], at) => {
    const texts = complaints.filter(({ line }) => line === at + 2).map((complaint) => complaint.text)
    return texts.some((one) => member.test(one) && !one.includes('signedRequest'))
      ? 'named'
      : [options, texts]
  })
  assert.equal(
    told,
    WRONG.map(() => 'named'),
  )
})

Types.run()
