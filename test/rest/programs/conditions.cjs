// The conditions of find, and what they are written as.
const jsforce = require('jsforce')

const { SF_URL: instanceUrl, SF_TOKEN: accessToken } = process.env
const conn = new jsforce.Connection({ instanceUrl, accessToken, version: '64.0' })
const { Date: SfDate } = jsforce

const CONDITIONS = [
  undefined,
  "Name != 'x'",
  { Name: "O'Loom" },
  { Name: ['Loom', 'Mill'], Industry: null },
  { NumberOfEmployees: { $gte: 5 }, Name: { $like: 'L%' } },
  { $or: [{ Name: { $ne: 'x' } }, { Industry: { $nin: ['a', 'b'] } }] },
  { Name: { $nlike: 'x%' }, $and: [{ NumberOfEmployees: { $lt: 9 } }, { Phone: { $exists: false } }] },
  { CreatedDate: { $gt: SfDate.LAST_N_DAYS(30) }, LastModifiedDate: { $lte: SfDate.TODAY } },
  { $not: { Name: 'x' } },
]

async function main() {
  const accounts = conn.sobject('Account')
  for (const conditions of CONDITIONS)
    console.log(await accounts.find(conditions, 'Id, Name').sort({ Name: 1 }).limit(3).toSOQL())
  for (const sort of ['Name -CreatedDate', { Name: 'DESC', Id: 1 }, [['Name', 'DESC']]])
    console.log(await accounts.select('Id').orderby(sort).skip(2).toSOQL())
  console.log(
    await accounts
      .find({}, { Id: 1, Name: true, Phone: 0, 'Owner.Name': 1 }, { limit: 2, offset: 1 })
      .toSOQL(),
  )
  const found = await accounts
    .find({ Name: { $like: '%s%' } }, ['Name'])
    .sort('-Name')
    .execute()
  console.log(found.map(({ Name }) => Name).join(', '))
  console.log((await accounts.findOne({ Industry: null }, 'Name')).Name)
  console.log(await accounts.findOne({ Name: 'nobody' }, 'Name'))
  console.log(await accounts.count({ Industry: null }), await accounts.count())
  console.log((await accounts.select('Name').where({ Name: { $like: 'Loom%' } })).length)
}

void main()
