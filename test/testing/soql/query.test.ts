import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { QueryFailure } from '../../../src/testing/soql/failure.js'
import { runQuery, type Row } from '../../../src/testing/soql/query.js'
import { createRecords } from '../../../src/testing/state/records.js'

const Soql = suite('local org: SOQL')

const NOW = Date.UTC(2026, 2, 10)
const user = { Id: '005000000000001AAA', Username: 'a@b.example', Name: 'Ada Local' }
const records = createRecords(
  (object) => (object === 'User' ? [user] : []),
  () => NOW,
)

function rows(soql: string, withDeleted = false): readonly Row[] {
  return runQuery({ records, now: NOW, withDeleted }, soql).rows
}

function fields(soql: string): unknown {
  return rows(soql).map((row) => row.fields)
}

function names(condition: string, object = 'Account'): unknown {
  return rows(`SELECT Name FROM ${object} ${condition}`).map((row) => row.fields['Name'])
}

const [ENGINES, SONS, LOOM] = ['Analytical Engines', 'Difference & Sons', 'Loom <Jacquard>']

Soql('picks the asked fields by their real names, whatever the case and the white space', () => {
  assert.equal(fields('select  name ,\n ID from ACCOUNT limit 1'), [
    { Name: ENGINES, Id: '001000000000001AAA' },
  ])
})

Soql('filters by one field, ids in both lengths', () => {
  assert.equal(fields("SELECT Id FROM Account WHERE Name = 'Difference & Sons'"), [
    { Id: '001000000000002AAA' },
  ])
  assert.equal(fields("SELECT Name FROM Account WHERE Id = '001000000000002'"), [{ Name: SONS }])
  assert.equal(fields("SELECT Name FROM Account WHERE Id = ''"), [])
})

Soql('gives null for a field without a value', () => {
  assert.equal(fields("SELECT Email FROM User WHERE Username = 'a@b.example'"), [{ Email: null }])
})

for (const [condition, expected] of [
  ["WHERE Name != 'Loom <Jacquard>'", [ENGINES, SONS]],
  ['WHERE NumberOfEmployees > 7', [ENGINES]],
  ['WHERE NumberOfEmployees >= 7 AND NumberOfEmployees < 42', [SONS]],
  ['WHERE NumberOfEmployees <= 7', [SONS]],
  ['WHERE NumberOfEmployees = null', [LOOM]],
  ["WHERE Industry IN ('technology', 'Mining')", [ENGINES]],
  ["WHERE Industry NOT IN ('Technology')", [SONS, LOOM]],
  ["WHERE Name LIKE '%e%s'", [ENGINES, SONS]],
  ["WHERE (NOT Name LIKE 'L__m%')", [ENGINES, SONS]],
  ["WHERE Industry = 'Technology' OR (Name LIKE 'Loom%' AND NumberOfEmployees = null)", [ENGINES, LOOM]],
  ["WHERE NOT Industry = 'Technology'", [SONS, LOOM]],
  ["WHERE Parent.Name = 'Analytical Engines'", [SONS]],
  ['WHERE CreatedDate = TODAY', [ENGINES, SONS, LOOM]],
  ['WHERE CreatedDate < LAST_N_DAYS:90', []],
  ['WHERE CreatedDate > 2026-03-09T23:59:59Z', [ENGINES, SONS, LOOM]],
  ['WHERE IsDeleted = true', []],
  ['ORDER BY NumberOfEmployees DESC', [ENGINES, SONS, LOOM]],
  ['ORDER BY NumberOfEmployees', [LOOM, SONS, ENGINES]],
  ['ORDER BY NumberOfEmployees NULLS LAST, Name', [SONS, ENGINES, LOOM]],
  ['ORDER BY Name LIMIT 1 OFFSET 1', [SONS]],
] as const) {
  Soql(`finds accounts ${condition}`, () => assert.equal(names(condition), expected))
}

Soql('compares dates as days', () => {
  assert.equal(names('WHERE CloseDate = 2026-01-15', 'Opportunity'), ['Mill'])
  assert.equal(names('WHERE CloseDate > THIS_MONTH', 'Opportunity'), ['Store'])
  assert.equal(names('WHERE CloseDate <= 2026-03-01 ORDER BY CloseDate', 'Opportunity'), [
    'Mill',
    'Punched cards',
  ])
})

Soql('reads escapes in a literal', () => {
  assert.equal(names("WHERE LastName = 'O\\'Loom'", 'Contact'), ["Joseph O'Loom"])
})

Soql('gives fields of parents as records, and null for a parent that is not there', () => {
  const [first, second] = rows('SELECT Name, Parent.Name, Parent.Id FROM Account ORDER BY Name')
  assert.is(first?.fields['Parent'], null)
  const parent = { object: 'Account', id: '001000000000001AAA' }
  assert.equal(second?.fields['Parent'], { ...parent, fields: { Name: ENGINES, Id: parent.id } })
})

Soql('gives children that meet their own conditions', () => {
  const query = `SELECT Name, (SELECT LastName FROM Contacts WHERE FirstName != 'Ada') FROM Account ORDER BY Name`
  const children = rows(query).map((row) =>
    (row.fields['Contacts'] as readonly Row[]).map((child) => child.fields),
  )
  assert.equal(children, [[{ LastName: 'Babbage' }], [{ LastName: "O'Loom" }], []])
})

Soql('counts records', () => {
  assert.equal(runQuery({ records, now: NOW }, 'SELECT count() FROM Account'), { size: 3, rows: [] })
  assert.equal(fields('SELECT COUNT(Id) FROM Account'), [{ expr0: 3 }])
  assert.equal(fields("SELECT COUNT(Id) total FROM Account WHERE Industry = 'Technology'"), [{ total: 1 }])
})

Soql('finds a deleted record only where that is asked for', () => {
  const account = records.object('Account')!
  const id = records.create(account, { Name: 'Gone' })
  records.remove(account, id)
  assert.equal(names("WHERE Name = 'Gone'"), [])
  assert.is(rows("SELECT Id FROM Account WHERE Name = 'Gone'", true).length, 1)
})

for (const [soql, code] of [
  ['', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Account ORDER', 'MALFORMED_QUERY'],
  ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY'],
  ['SELECT Id FROM Account WHERE Name ~ 1', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Account LIMIT 1 GROUP BY Id', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Unknown__c', 'INVALID_TYPE'],
  ['SELECT Id, (SELECT Id FROM Wheels) FROM Account', 'INVALID_TYPE'],
  ['SELECT Id, Nope FROM Account', 'INVALID_FIELD'],
  ["SELECT Id FROM Account WHERE Nope = 'x'", 'INVALID_FIELD'],
  ['SELECT Nope.Name FROM Account', 'INVALID_FIELD'],
] as const) {
  Soql(`answers '${soql}' with ${code}`, () => {
    try {
      rows(soql)
      assert.unreachable()
    } catch (error) {
      assert.instance(error, QueryFailure)
      assert.is((error as QueryFailure).errorCode, code)
    }
  })
}

Soql.run()
