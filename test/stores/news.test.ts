import { setImmediate as turn } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { coalesce, tellNews } from '../../src/stores/news.js'
import { session } from './sessions.js'

const News = suite('stores/news')

News('one look serves all listeners, and the last one that leaves ends the hearing', async () => {
  const ends: string[] = []
  const signs = new Map<string, () => void>()
  let looks = 0
  const subscribe = tellNews(
    (key, changed) => {
      signs.set(key, changed)
      return () => void ends.push(key)
    },
    () => Promise.resolve(session((looks += 1))),
  )
  const heard: unknown[] = []
  const leave = [1, 2].map((name) => subscribe('key', (stored) => heard.push([name, stored?.generation])))
  signs.get('key')?.()
  await turn()
  assert.equal(
    [looks, heard],
    [
      1,
      [
        [1, 1],
        [2, 1],
      ],
    ],
  )
  leave[0]?.()
  leave[0]?.()
  assert.equal(ends, [])
  leave[1]?.()
  assert.equal(ends, ['key'])
})

News('what cannot be read is not told', async () => {
  let sign = (): void => undefined
  const subscribe = tellNews(
    (_key, changed) => {
      sign = changed
      return () => undefined
    },
    () => Promise.reject(new Error('unreadable')),
  )
  subscribe('key', () => assert.unreachable('told'))
  sign()
  await turn()
})

News('signs that come during a look are one look more', async () => {
  let runs = 0
  const sign = coalesce(async () => {
    runs += 1
    await turn()
  })
  for (let count = 0; count < 10; count += 1) sign()
  for (let count = 0; count < 10; count += 1) await turn()
  assert.is(runs, 2)
  sign()
  assert.is(runs, 3)
})

News.run()
