import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Audience } from '../../src/lib/audience.js'

const Audiences = suite('audience')

Audiences(
  'a name is heard from its first listener to its last, and each message reaches those of its name',
  () => {
    const log: unknown[] = []
    const audience = new Audience<number>((name) => {
      log.push(`begin ${name}`)
      return () => void log.push(`end ${name}`)
    })
    const hear = (listener: string) => (message: number) => log.push([listener, message])
    const leave = [
      audience.listen('a', hear('1')),
      audience.listen('a', hear('2')),
      audience.listen('b', hear('3')),
    ]
    assert.equal(audience.names, ['a', 'b'])
    audience.tell('a', 7)
    audience.tell('c', 8)
    for (const end of [...leave, ...leave]) end()
    audience.tell('a', 9)
    assert.equal(log, ['begin a', 'begin b', ['1', 7], ['2', 7], 'end a', 'end b'])
    assert.equal(audience.names, [])
  },
)

Audiences('a listener that leaves when it is told leaves the message to the others', () => {
  const audience = new Audience<string>()
  const heard: string[] = []
  const leave = audience.listen('a', () => {
    leave()
  })
  audience.listen('a', (message) => heard.push(message))
  audience.tell('a', 'one')
  audience.tell('a', 'two')
  assert.equal(heard, ['one', 'two'])
})

Audiences('an end that comes late does not end the listeners who came after it', () => {
  let ends = 0
  const audience = new Audience<string>(() => () => void (ends += 1))
  const leave = audience.listen('a', () => undefined)
  leave()
  audience.listen('a', () => undefined)
  leave()
  assert.equal([ends, audience.names], [1, ['a']])
})

Audiences.run()
