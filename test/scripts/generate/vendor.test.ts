// at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { vendorInputs } from '../../../scripts/bench/generate/inputs.js'
import { contractOf, key } from '../../../scripts/generate/partner/contract.js'
import { namesOf } from '../../../scripts/generate/partner/names.js'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { enterpriseWsdl } from '../../helpers/generated.js'
import { path } from '../../partner/samples.js'
import { compileGenerated } from '../../helpers/compile-generated.js'

const Vendor = suite('generation from every WSDL at hand')

const vendor = vendorInputs()
const own = [
  { name: 'partner', file: path },
  { name: 'enterprise', file: enterpriseWsdl },
]

Vendor(`all ${own.length + vendor.length} generate and compile under every strict flag`, async () => {
  assert.equal(await compileGenerated([...own, ...vendor]), [])
})

/** The name in TypeScript of everything that a WSDL names. */
function namesIn(file: string): ReadonlyMap<string, string> {
  const contract = contractOf(readWsdl(file))
  const { simpleTypes, complexTypes, operations } = contract.wsdl
  const names = namesOf(contract)
  const types = [...simpleTypes, ...complexTypes].flatMap((type): [string, string][] => {
    const { module, name } = names.type(type)
    return type.name === undefined ? [] : [[key(type.name), `${module}.${name}`]]
  })
  const messages = operations.flatMap((operation): [string, string][] => [
    [`${operation.name}()`, names.request(operation).name],
    [`${operation.name}() =`, names.response(operation).name],
  ])
  const headers = operations.flatMap(({ requestHeaders, responseHeaders }) =>
    [...requestHeaders, ...responseHeaders].map(({ element }): [string, string] => [
      `header ${key(element)}`,
      names.header(element).name,
    ]),
  )
  return new Map([...types, ...messages, ...headers])
}

const partners = [...vendor.filter(({ name }) => name.startsWith('partner-')), own[0]!].map(
  ({ name, file }) => ({
    name,
    names: namesIn(file),
  }),
)

Vendor('what two versions have in common has the same name in both, whichever the two are', () => {
  for (const one of partners) {
    for (const other of partners) {
      const changed = [...one.names].filter(([what, name]) => (other.names.get(what) ?? name) !== name)
      assert.equal(changed, [], `${one.name} and ${other.name}`)
    }
  }
})

Vendor(
  'no two things of a file have the same name, and none has a number that the WSDL does not give',
  () => {
    for (const { names } of partners) {
      const types = [...names].filter(([what]) => what.startsWith('{'))
      assert.is(new Set(types.map(([, name]) => name)).size, types.length)
      for (const [what, name] of types) {
        if (/\d$/.test(name)) assert.match(what, /\d$/)
      }
    }
  },
)

Vendor.run()
