import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { demandPackages } from '../../../scripts/cli/packages.js'

const Packages = suite('packages that generating needs')

const demand = (...installed: readonly string[]) => {
  return () => {
    demandPackages((name) => installed.includes(name))
  }
}

Packages('nothing is said when they are there', () => {
  assert.not.throws(demand('wsdl-tsclient', 'ts-morph'))
  assert.not.throws(demandPackages)
})

Packages('what is missing is named, with the command that installs it and nothing else', () => {
  const both = /needs wsdl-tsclient and ts-morph, which are .* npm install --save-dev wsdl-tsclient ts-morph$/
  assert.throws(demand(), both)
  assert.throws(demand('wsdl-tsclient'), /needs ts-morph, which is .* npm install --save-dev ts-morph$/)
})

Packages.run()
