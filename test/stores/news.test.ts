import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { tellNews } from '../../src/stores/news.js'
import type { SessionRecord } from '../../src/stores/store.js'
import { record } from './sessions.js'

const News = suite('stores/news')

News('a name is heard once for all listeners, and the last one that leaves ends the hearing', () => {
  const ends: string[] = []
  const tells: ((record: SessionRecord) => void)[] = []
  const subscribe = tellNews((name, tell) => {
    tells.push(tell)
    return () => void ends.push(name)
  })
  const heard: unknown[] = []
  const leave = [1, 2].map((listener) => subscribe('ada', ({ version }) => heard.push([listener, version])))
  assert.is(tells.length, 1)
  tells[0]?.(record(7))
  assert.equal(heard, [
    [1, 7],
    [2, 7],
  ])
  leave[0]?.()
  leave[0]?.()
  assert.equal(ends, [])
  leave[1]?.()
  assert.equal(ends, ['ada'])
  subscribe('ada', () => undefined)
  assert.is(tells.length, 2)
})

News.run()
