import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SfDate, soql } from '../../src/index.js'
import { conditionOf, orderOf } from '../../src/rest/conditions.js'

const Soql = suite('SOQL')

for (const [conditions, expected] of [
  [undefined, ''],
  [{}, ''],
  ["Name = 'x'", "Name = 'x'"],
  [{ Name: "O'Neil \\ \n" }, "Name = 'O\\'Neil \\\\ \\n'"],
  [{ Name: "x\\' OR Name != '" }, "Name = 'x\\\\\\' OR Name != \\''"],
  [{ Amount: 5, IsWon: false, OwnerId: null }, 'Amount = 5 AND IsWon = false AND OwnerId = null'],
  [{ Amount: { $gte: 1, $lt: 9 } }, 'Amount >= 1 AND Amount < 9'],
  [{ Name: ['a', 'b'] }, "Name IN ('a', 'b')"],
  [{ Name: { $nin: ['a'] } }, "Name NOT IN ('a')"],
  [{ Name: { $nlike: '%x%' } }, "(NOT Name LIKE '%x%')"],
  [{ Tags__c: { $includes: ['a;b', 'c'] } }, "Tags__c INCLUDES ('a;b', 'c')"],
  [{ Tags__c: { $excludes: 'a' } }, "Tags__c EXCLUDES ('a')"],
  [{ Name: { $exists: true }, Phone: { $exists: false } }, 'Name != null AND Phone = null'],
  [{ $or: [{ A: 1 }, { B: 2, C: 3 }] }, 'A = 1 OR (B = 2 AND C = 3)'],
  [{ X: 0, $or: [{ A: 1 }, { B: 2 }] }, 'X = 0 AND (A = 1 OR B = 2)'],
  [{ $and: [{ A: 1 }, { $or: [{ B: 2 }, { C: 3 }] }] }, 'A = 1 AND (B = 2 OR C = 3)'],
  [{ $not: { A: 1, B: 2 } }, 'NOT (A = 1 AND B = 2)'],
  [{ X: 0, $not: [{ A: 1 }] }, 'X = 0 AND (NOT A = 1)'],
  [
    { 'Owner.Name': 'a', 'CALENDAR_YEAR(CreatedDate)': 2026 },
    "Owner.Name = 'a' AND CALENDAR_YEAR(CreatedDate) = 2026",
  ],
  [{ CreatedDate: { $gt: new Date(0) } }, 'CreatedDate > 1970-01-01T00:00:00.000Z'],
  [{ CreatedDate: SfDate.LAST_N_DAYS(3) }, 'CreatedDate = LAST_N_DAYS:3'],
  [{ CloseDate: [SfDate.TODAY, SfDate.toDateLiteral('2026-02-03')] }, 'CloseDate IN (TODAY, 2026-02-03)'],
  [{ Name: undefined, A: 1 }, 'A = 1'],
] as const) {
  Soql(`writes ${inspect(conditions)}`, () => assert.is(conditionOf(conditions), expected))
}

for (const [conditions, pattern] of [
  [{ Name: [] }, /must not be empty/],
  [{ Name: { $in: [] } }, /must not be empty/],
  [{ "Name = 'x' OR Name": 1 }, /is no name of a field/],
  [{ Name: { $near: 1 } }, /no operator \$near: use \$eq/],
  [{ Name: { constructor: 1 } }, /no operator constructor/],
  [{ Amount: NaN }, /cannot write/],
  [{ Name: [Symbol('x')] }, /cannot write/],
  [7, /must be SOQL, or an object/],
] as const) {
  Soql(`refuses ${String(Object.keys(conditions)[0])} with ${String(pattern)}`, () => {
    assert.throws(() => conditionOf(conditions), pattern)
  })
}

for (const [sort, expected] of [
  [undefined, ''],
  ['Name', 'Name ASC'],
  ['Name -CreatedDate +Id', 'Name ASC, CreatedDate DESC, Id ASC'],
  ['Name ASC, Owner.Name desc NULLS LAST', 'Name ASC, Owner.Name desc NULLS LAST'],
  [{ Name: 1, CreatedDate: -1, Id: 'DESC' }, 'Name ASC, CreatedDate DESC, Id DESC'],
  [[['Name', 'desc']], 'Name DESC'],
] as const) {
  Soql(`orders by ${inspect(sort)}`, () => assert.is(orderOf(sort), expected))
}

Soql('refuses an order that is none', () => {
  for (const sort of ['Name; DROP', 'Name ASC, (SELECT Id)', 'Name ASC LIMIT 1, Id', { 'a b': 1 }] as const)
    assert.throws(() => orderOf(sort), TypeError)
})

Soql('the tag escapes values, and continues a literal that is open', () => {
  const name = "O'Neil\\"
  assert.is(
    soql`SELECT Id FROM Lead WHERE Name = ${name} LIMIT ${5}`,
    "SELECT Id FROM Lead WHERE Name = 'O\\'Neil\\\\' LIMIT 5",
  )
  assert.is(
    soql`Id IN ${['a', "b'"]} AND X = ${null} AND D > ${SfDate.TODAY}`,
    "Id IN ('a', 'b\\'') AND X = null AND D > TODAY",
  )
  assert.is(
    soql`Name LIKE '${name}%' AND A = '\'' AND B = ${true}`,
    "Name LIKE 'O\\'Neil\\\\%' AND A = '\\'' AND B = true",
  )
  assert.throws(() => soql`Id IN ${[]}`, /must not be empty/)
  assert.throws(() => soql`Id = ${undefined}`, /cannot write undefined/)
  assert.throws(() => soql`Name LIKE '${['a']}'`, /Between the quotes/)
})

Soql('dates become literals, and nothing else does', () => {
  assert.is(String(SfDate.toDateTimeLiteral('2026-02-03T10:20:30.400+0100')), '2026-02-03T09:20:30Z')
  assert.is(String(SfDate.toDateTimeLiteral(0)), '1970-01-01T00:00:00Z')
  assert.is(String(SfDate.toDateLiteral(new Date(2026, 1, 3, 23))), '2026-02-03')
  assert.is(String(SfDate.toTimeLiteral(new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 7)))), '04:05:06.007Z')
  assert.is(JSON.stringify({ a: SfDate.THIS_FISCAL_QUARTER }), '{"a":"THIS_FISCAL_QUARTER"}')
  assert.is(String(SfDate.NEXT_N_FISCAL_YEARS(2)), 'NEXT_N_FISCAL_YEARS:2')
  assert.is(String(new SfDate('1970-01-01T00:00:00Z')), '1970-01-01T00:00:00Z')
  for (const text of ["TODAY OR Name != ''", '2026-1-1', '', 'today'])
    assert.throws(() => new SfDate(text), TypeError)
  assert.throws(() => SfDate.parseDate('soon'), /no date/)
})

Soql.run()
