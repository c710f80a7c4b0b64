// own process
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { enterpriseAnswer } from '../../scripts/bench/compare/answers.js'
import { stubsOf } from '../../scripts/bench/compare/rows.js'
import { decode } from '../../src/partner/decode.js'
import { schemaOf } from '../../src/partner/types.js'

const Speed = suite('speed of reading SOAP answers')

/** Reads an answer of so many rows by a type of so many members. */
async function reader(rows: number, members: number): Promise<() => void> {
  const schema = schemaOf(await stubsOf(members).loadContract())
  const query = schema.operation('query')!
  const text = enterpriseAnswer(rows)
  return () => {
    const { records } = decode(schema, query, text).result?.['result'] as { records: readonly unknown[] }
    assert.is(records.length, rows)
  }
}

/** Milliseconds of the processor that each takes at the best of several turns, one after the other in each turn. */
function best(readers: readonly (() => void)[], turns: number): number[] {
  const times = readers.map(() => Number.POSITIVE_INFINITY)
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, read] of readers.entries()) {
      const before = process.cpuUsage()
      read()
      const { user, system } = process.cpuUsage(before)
      times[index] = Math.min(times[index] ?? 0, (user + system) / 1000)
    }
  }
  return times
}

Speed('a type of 150 members is read as fast as one of 25', async () => {
  const [few = 0, many = 0] = best([await reader(2000, 25), await reader(2000, 150)], 40)
  assert.ok(many < 1.5 * few, `${many} ms to ${few} ms`)
})

Speed('a row of 32,000 takes as long as one of 500', async () => {
  const [few = 0, many = 0] = best([await reader(500, 25), await reader(32_000, 25)], 12)
  assert.ok(many / 32_000 < (2 * few) / 500, `${many} ms to ${few} ms`)
})

Speed('a megabyte takes 30 ms of the processor at most', async () => {
  const [time = 0] = best([await reader(4000, 150)], 30)
  const megabytes = enterpriseAnswer(4000).length / 1e6
  assert.ok(time / megabytes < 30, `${time / megabytes} ms`)
})

Speed.run()
