import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Emitter } from '../../src/lib/events.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'

interface Events {
  refresh: (token: string, times?: number) => void
  close: () => void
}

class Source extends Emitter<Events> {
  tell(token: string, times?: number): void {
    this.emit('refresh', token, times)
  }
}

const Events = suite('events')

Events('every listener is called with the arguments, in the order of their adding', () => {
  const source = new Source()
  const calls: unknown[] = []
  source.on('refresh', (...args) => calls.push(['first', ...args]))
  source.addListener('refresh', (...args) => calls.push(['second', ...args]))
  source.on('close', () => calls.push('close'))
  source.tell('a', 1)
  source.tell('b')
  const expected = [
    ['first', 'a', 1],
    ['second', 'a', 1],
    ['first', 'b', undefined],
    ['second', 'b', undefined],
  ]
  assert.equal(calls, expected)
})

Events('once calls once, even when the listener emits again', () => {
  const source = new Source()
  const calls: string[] = []
  source.once('refresh', (token) => {
    calls.push(token)
    source.tell('inner')
  })
  source.tell('outer')
  source.tell('later')
  assert.equal(calls, ['outer'])
})

Events('off and removeListener end what on and once started, and nothing else', () => {
  const source = new Source()
  const calls: string[] = []
  const listeners = [0, 1, 2].map((index) => (token: string) => void calls.push(`${index}${token}`))
  const [first, second, third] = listeners as [Events['refresh'], Events['refresh'], Events['refresh']]
  source.on('refresh', first).once('refresh', second).on('refresh', third)
  source.off('refresh', first).removeListener('refresh', second).off('refresh', second)
  source.tell('x')
  assert.equal(calls, ['2x'])
})

Events('off before any on is well', () => {
  assert.instance(
    new Source().off('refresh', () => undefined),
    Source,
  )
})

Events('nobody listening is well', () => {
  assert.not.throws(() => new Source().tell('x'))
})

Events('a listener that is added during the event waits for the next', () => {
  const source = new Source()
  const calls: string[] = []
  source.once('refresh', () => source.on('refresh', (token) => calls.push(token)))
  source.tell('a')
  source.tell('b')
  assert.equal(calls, ['b'])
})

Events(
  'what a listener throws is an uncaught error of its own: the others are called, and emit() returns',
  async () => {
    const source = new Source()
    const calls: string[] = []
    const thrown = new Error('listener')
    const complaints = await complaintsOf(() => {
      source.on('refresh', () => {
        throw thrown
      })
      source.on('refresh', (token) => calls.push(token))
      source.tell('a')
      calls.push('emitted')
    })
    assert.equal(calls, ['a', 'emitted'])
    assert.equal(complaints, { ...SILENCE, exceptions: [thrown] })
  },
)

Events('listeners do not show when the emitter is printed', () => {
  const source = new Source().on('refresh', () => undefined)
  assert.is(JSON.stringify(source), '{}')
  assert.equal(Object.keys(source), [])
})

Events("Node's other methods work as Node's do", () => {
  const source = new Source()
  const calls: string[] = []
  const [first, second, close] = [
    () => calls.push('first'),
    () => calls.push('second'),
    () => calls.push('close'),
  ]
  source.on('refresh', second).prependListener('refresh', first).on('close', close).setMaxListeners(1)
  assert.equal([source.listenerCount('refresh'), source.eventNames()], [2, ['refresh', 'close']])
  assert.equal(source.listeners('refresh'), [first, second])
  assert.is(source.emit('refresh', 'a'), true)
  assert.equal(calls, ['first', 'second'])
  assert.is(source.removeAllListeners('refresh').emit('refresh', 'b'), false)
  assert.equal(source.eventNames(), ['close'])
  assert.is(source.removeAllListeners().emit('close'), false)
  assert.equal(calls, ['first', 'second'])
})

Events.run()
