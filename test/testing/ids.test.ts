import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { longId, recordId, sessionId, shortId } from '../../src/testing/ids.js'

const Ids = suite('local org: ids')

Ids('an id gets the three characters that stand for its capitals', () => {
  assert.is(longId('000000000000000'), '000000000000000AAA')
  assert.is(longId('ABCDE0000000000'), 'ABCDE0000000000' + '5AA')
  assert.is(longId('0A00B0000A0000C'), '0A00B0000A0000C' + 'SQQ')
  assert.is(shortId(longId('0A00B0000A0000C')), '0A00B0000A0000C')
})

Ids('a record id has 18 characters and its prefix', () => {
  assert.is(recordId('005', 12), '005000000000012AAA')
})

Ids('a session id is opaque, of the real length, and never the same', () => {
  const ids = Array.from({ length: 100 }, () => sessionId('00DLo000000Org1MAC'))
  assert.ok(ids.every((id) => /^00DLo000000Org1![\w.]{96}$/.test(id)))
  assert.is(new Set(ids).size, 100)
})

Ids.run()
