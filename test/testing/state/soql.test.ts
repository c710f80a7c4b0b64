import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createRecords } from '../../../src/testing/state/records.js'
import { runQuery } from '../../../src/testing/state/soql.js'

const Soql = suite('local org: SOQL')

const records = createRecords(() => [{ Id: '005000000000001AAA', Username: 'a@b.example' }])

function run(soql: string): unknown {
  const rows = runQuery(records, soql)
  return 'errorCode' in rows ? rows.errorCode : rows.records
}

Soql('picks the asked fields by their real names, whatever the case and the white space', () => {
  assert.equal(run('select  name ,\n ID from ACCOUNT limit 1'), [
    { Name: 'Analytical Engines', Id: '001000000000001AAA' },
  ])
})

Soql('filters by one field, ids in both lengths', () => {
  assert.equal(run("SELECT Id FROM Account WHERE Name = 'Difference & Sons'"), [{ Id: '001000000000002AAA' }])
  assert.equal(run("SELECT Name FROM Account WHERE Id = '001000000000002'"), [{ Name: 'Difference & Sons' }])
  assert.equal(run("SELECT Name FROM Account WHERE Id = ''"), [])
})

Soql('gives null for a field without a value', () => {
  assert.equal(run("SELECT Email FROM User WHERE Username = 'a@b.example'"), [{ Email: null }])
})

for (const [soql, code] of [
  ['', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Account ORDER BY Id', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Opportunity', 'INVALID_TYPE'],
  ['SELECT Id, Nope FROM Account', 'INVALID_FIELD'],
  ["SELECT Id FROM Account WHERE Nope = 'x'", 'INVALID_FIELD'],
] as const) {
  Soql(`answers '${soql}' with ${code}`, () => assert.is(run(soql), code))
}

Soql.run()
