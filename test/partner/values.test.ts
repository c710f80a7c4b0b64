import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { answering, envelope, stubs, thrown } from './answers.js'
import { path } from './samples.js'

const Values = suite('values of the Partner API')

const schema = createEnvelopeCheck(readFileSync(path, 'utf8'))
const CREATED = envelope('<createResponse/>')

function bodyOf(text = ''): string {
  return /<soap:Body>(.*)<\/soap:Body>/s.exec(text)?.[1]?.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, '') ?? ''
}

Values(
  'a record goes out in its namespace, declared elements first, whatever the order of the keys',
  async () => {
    const { send, sent } = answering(CREATED)
    await stubs(send).create({
      sObjects: [
        {
          Name: 'A & B',
          Amount__c: 1.5,
          Active__c: true,
          Since__c: new Date('2026-01-02T03:04:05Z'),
          Owner: { Ext__c: 'x', type: 'User' },
          type: 'Account',
        },
      ],
    })
    assert.is(
      bodyOf(sent[0]?.body),
      '<create><sObjects><ens:type>Account</ens:type><ens:Id xsi:nil="true"></ens:Id><ens:Name>A &amp; B</ens:Name><ens:Amount__c>1.5</ens:Amount__c>' +
        '<ens:Active__c>true</ens:Active__c><ens:Since__c>2026-01-02T03:04:05.000Z</ens:Since__c>' +
        '<ens:Owner><ens:type>User</ens:type><ens:Ext__c>x</ens:Ext__c></ens:Owner></sObjects></create>',
    )
    assert.equal(schema.check(sent[0]?.body ?? ''), [])
  },
)

Values('a null field goes out by its name in fieldsToNull', async () => {
  const { send, sent } = answering(envelope('<updateResponse/>'))
  await stubs(send).update({
    sObjects: [
      { type: 'Account', Id: '001000000000001AAA', Phone: null, fieldsToNull: ['Fax', 'Phone'], Name: 'x' },
    ],
  })
  assert.match(
    bodyOf(sent[0]?.body),
    '<ens:fieldsToNull>Fax</ens:fieldsToNull><ens:fieldsToNull>Phone</ens:fieldsToNull><ens:Id>',
  )
  assert.not.match(bodyOf(sent[0]?.body), '<ens:Phone')
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
})

Values('field names that node-soap has a meaning for are fields', async () => {
  const { send, sent } = answering(CREATED)
  await stubs(send).create({ sObjects: [{ type: 'X', attributes: 'a', _xml: 'b', ['__proto__']: 'c' }] })
  assert.match(
    bodyOf(sent[0]?.body),
    '<ens:attributes>a</ens:attributes><ens:_xml>b</ens:_xml><ens:__proto__>c</ens:__proto__>',
  )
})

for (const key of ['$xml', '$value', '@', 'a b', 'x><evil/', 'a:b', 'a\u24ea', '\u0301a', '']) {
  Values(`a field name that is no element's is refused: ${key}`, async () => {
    const { send, sent } = answering(CREATED)
    assert.instance(
      await thrown(() => stubs(send).create({ sObjects: [{ type: 'X', [key]: '<evil/>' }] })),
      TypeError,
    )
    assert.is(sent.length, 0)
  })
}

Values('arguments that the contract does not have are refused by name, before anything is sent', async () => {
  const { send, sent } = answering(CREATED)
  const wrong: readonly [object, string][] = [
    [{ queryString: 'q', extra: 1 }, 'query.extra'],
    [{}, 'query.queryString is required'],
    [{ queryString: null }, 'query.queryString must not be null'],
    [{ queryString: { $xml: '<evil/>' } }, 'query.queryString must be of type string'],
    [[], 'query must be an object'],
  ]
  for (const [request, message] of wrong) {
    const error = (await thrown(() => stubs(send).query(request as { queryString: string }))) as Error
    assert.instance(error, TypeError)
    assert.match(error.message, message)
  }
  assert.is(sent.length, 0)
})

Values('a header that the operation does not take is refused', async () => {
  const { send, sent } = answering(CREATED)
  const headers = { QueryOptions: { batchSize: 200 } } as object
  assert.instance(await thrown(() => stubs(send).logout({}, { headers })), TypeError)
  assert.is(sent.length, 0)
})

Values('headers of the connection go to the operations that take them only', async () => {
  const { send, sent } = answering(
    envelope(
      '<queryResponse><result><done>true</done><queryLocator xsi:nil="true"/><size>0</size></result></queryResponse>',
    ),
  )
  const common = { SessionHeader: { sessionId: 'sid' }, EmailHeader: { triggerUserEmail: true } }
  await stubs(send, common).query({ queryString: 'q' }, { headers: { QueryOptions: { batchSize: 250 } } })
  assert.match(sent[0]?.body ?? '', '<sessionId>sid</sessionId>')
  assert.match(sent[0]?.body ?? '', '<batchSize>250</batchSize>')
  assert.not.match(sent[0]?.body ?? '', 'EmailHeader')
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
})

Values('a derived type goes out with its xsi:type, inherited elements first', async () => {
  const { send, sent } = answering(envelope('<processResponse/>'))
  await stubs(send).process({
    actions: [
      {
        'xsi:type': 'ProcessWorkitemRequest',
        workitemId: '04i000000000001AAA',
        action: 'Approve',
        comments: 'ok',
      },
      {
        submitterId: null,
        objectId: '001000000000001AAA',
        processDefinitionNameOrId: null,
        skipEntryCriteria: null,
        comments: null,
        'xsi:type': 'ProcessSubmitRequest',
      },
    ],
  })
  assert.match(
    bodyOf(sent[0]?.body),
    '<actions xsi:type="tns:ProcessWorkitemRequest"><comments>ok</comments><action>Approve</action>',
  )
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
})

Values('an xsi:type that does not extend the declared type is refused', async () => {
  const { send } = answering(envelope('<processResponse/>'))
  const action = { 'xsi:type': 'LoginResult', comments: null } as object as { comments: null }
  assert.instance(await thrown(() => stubs(send).process({ actions: [action] })), TypeError)
})

const RECORDS =
  '<queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>' +
  '<records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id>003000000000001AAA</sf:Id><sf:Id>003000000000001AAA</sf:Id>' +
  '<sf:LastName> Doe </sf:LastName><sf:Fax xsi:nil="true"/><sf:Note xsi:type="xsd:string">n</sf:Note><sf:Age xsi:type="xsd:double">4.5</sf:Age>' +
  '<sf:Account xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id xsi:nil="true"/><sf:Name>Acme</sf:Name></sf:Account>' +
  '<sf:Cases xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/><records xsi:type="sf:sObject"><sf:type>Case</sf:type>' +
  '<sf:Id xsi:nil="true"/><sf:Subject>s</sf:Subject></records><size>1</size></sf:Cases></records>' +
  '<size>1</size></result></queryResponse>'

Values('records are read with nested records, sub-queries, nils and typed fields', async () => {
  const { send } = answering(envelope(RECORDS))
  assert.equal(await stubs(send).query({ queryString: 'q' }), {
    done: true,
    queryLocator: null,
    records: [
      {
        type: 'Contact',
        Id: '003000000000001AAA',
        LastName: ' Doe ',
        Fax: null,
        Note: 'n',
        Age: 4.5,
        Account: { type: 'Account', Id: null, Name: 'Acme' },
        Cases: {
          done: true,
          queryLocator: null,
          records: [{ type: 'Case', Id: null, Subject: 's' }],
          size: 1,
        },
      },
    ],
    size: 1,
  })
})

Values('an array that is not there is empty as a result', async () => {
  assert.equal(
    await stubs(answering(envelope('<retrieveResponse/>')).send).retrieve({
      fieldList: 'Id',
      sObjectType: 'X',
      ids: ['x'],
    }),
    [],
  )
})

Values('nil in an array of results is null', async () => {
  const { send } = answering(envelope('<retrieveResponse><result xsi:nil="true"/></retrieveResponse>'))
  assert.equal(await stubs(send).retrieve({ fieldList: 'Id', sObjectType: 'X', ids: ['x'] }), [null])
})

Values('dateTime is a Date', async () => {
  const { send } = answering(
    envelope(
      '<getServerTimestampResponse><result><timestamp>2026-01-02T03:04:05.678Z</timestamp></result></getServerTimestampResponse>',
    ),
  )
  assert.equal(await stubs(send).getServerTimestamp(), { timestamp: new Date('2026-01-02T03:04:05.678Z') })
})

Values('a derived type is read with its name under xsi:type', async () => {
  const { send } = answering(
    envelope(
      '<describeSoqlListViewsResponse><result><describeSoqlListViews><columns/><id>00B</id><query>q</query><scope xsi:nil="true"/><sobjectType>A</sobjectType>' +
        '<whereCondition xsi:type="SoqlConditionGroup"><conditions xsi:type="SoqlCondition"><field>f</field><operator>equals</operator><values>v</values></conditions>' +
        '<conjunction>and</conjunction></whereCondition></describeSoqlListViews></result></describeSoqlListViewsResponse>',
    ),
  )
  const { describeSoqlListViews } = await stubs(send).describeSoqlListViews({
    request: { listViewParams: [{ developerNameOrId: 'x', sobjectType: null }] },
  })
  assert.equal(describeSoqlListViews[0]?.whereCondition, {
    'xsi:type': 'SoqlConditionGroup',
    conditions: [{ 'xsi:type': 'SoqlCondition', field: 'f', operator: 'equals', values: ['v'] }],
    conjunction: 'and',
  })
})

const LARGE: Readonly<Record<string, readonly [text: string, value: string]>> = {
  'of 100 KB': ['QUJD'.repeat(25_000), 'QUJD'.repeat(25_000)],
  'of 2 MB': ['QUJD'.repeat(500_000), 'QUJD'.repeat(500_000)],
  'with entities': ['a &amp; b '.repeat(20_000), 'a & b '.repeat(20_000)],
  'with a comment inside': [
    `${'ab'.repeat(50_000)}<!-- > -->${'cd'.repeat(50_000)}`,
    'ab'.repeat(50_000) + 'cd'.repeat(50_000),
  ],
  'with an instruction inside': ['ab<?x y?>cd', 'abcd'],
  'with sections of CDATA': ['ab<![CDATA[<c>&amp;]]>d<![CDATA[e]]>', 'ab<c>&amp;de'],
}

for (const [what, [text, value]] of Object.entries(LARGE)) {
  for (const type of ['', ' xsi:type="xsd:base64Binary"', ' xsi:type="xsd:string"']) {
    Values(`a text ${what} arrives whole, with the type '${type}'`, async () => {
      const record = `<records xsi:type="sf:sObject"><sf:type>Attachment</sf:type><sf:Id xsi:nil="true"/><sf:Body${type}>${text}</sf:Body></records>`
      const result = `<done>true</done><queryLocator xsi:nil="true"/>${record}<size>1</size>`
      const { send } = answering(envelope(`<queryResponse><result>${result}</result></queryResponse>`))
      const { records } = await stubs(send).query({ queryString: 'q' })
      assert.ok(records?.[0]?.['Body'] === value)
    })
  }
}

Values.run()
