// Records are made, changed, found and deleted, one by one and in lists.
import jsforce from 'jsforce'

const { SF_URL: instanceUrl, SF_TOKEN: accessToken } = process.env
const conn = new jsforce.Connection({ instanceUrl, accessToken, version: '64.0' })
const print = (...values) => console.log(...values.map((value) => JSON.stringify(value)))
const codes = (results) =>
  results.map(({ success, errors }) => [success, ...errors.map((one) => one.statusCode)])
async function code(promise) {
  try {
    await promise
    return 'none'
  } catch (error) {
    return [error.name, error.errorCode, error.data.fields ?? []]
  }
}

const accounts = conn.sobject('Account')
const { id, success, errors } = await accounts.create({ Name: 'Mill' })
print(success, errors)
print(await accounts.update({ Id: id, Name: 'Inn' }).then((result) => [result.success, result.id === id]))
print((await accounts.retrieve(id)).Name, (await accounts.record(id).retrieve()).Name)
print((await accounts.record(id).update({ Industry: 'Mining' })).success)
print((await accounts.destroy(id)).success, await code(accounts.retrieve(id)))
print(await code(accounts.create({ Nmae: 'x' })), await code(accounts.create({})))

const made = await conn.create('Account', [{ Name: 'One' }, {}, { Name: 'Three' }])
print(codes(made))
print(codes(await conn.insert('Account', [{ Name: 'One' }, {}], { allOrNone: true })))
const ids = made.flatMap((one) => (one.success ? [one.id] : []))
print((await conn.retrieve('Account', ids)).map(({ Name }) => Name))
print(
  codes(
    await conn.update(
      'Account',
      ids.map((Id) => ({ Id, Industry: 'Mining' })),
    ),
  ),
)
const many = Array.from({ length: 401 }, (_, n) => ({ Name: `No ${n}` }))
print((await conn.create('Account', many, { allowRecursive: true })).filter((one) => one.success).length)
print(codes(await accounts.del(ids)), await accounts.create([]))

const wheels = conn.sobject('Wheel__c')
const upserted = await wheels.upsert({ Code__c: 'W-new', Teeth__c: 5 }, 'Code__c')
print(upserted.success, upserted.created)
print((await wheels.upsert({ Code__c: 'W-new', Teeth__c: 6 }, 'Code__c')).created)
const list = [{ Code__c: 'W-new', Teeth__c: 7 }, { Code__c: 'W-newer' }]
print((await conn.upsert('Wheel__c', list, 'Code__c')).map(({ created }) => created))
await wheels.create([{ Code__c: 'twin' }, { Code__c: 'twin' }])
print((await code(wheels.upsert({ Code__c: 'twin' }, 'Code__c')))[0])
