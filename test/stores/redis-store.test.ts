import { Redis as IoRedis } from 'ioredis'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { noRedis, startRedis, type Server } from '../../scripts/fleet/servers.js'
import type { RedisClient } from '../../src/stores/redis-client.js'
import { lockKey } from '../../src/stores/redis-lock.js'
import { redisStore } from '../../src/stores/redis.js'
import { caught } from '../helpers/caught.js'
import { skip } from '../helpers/skip.js'
import { session } from './sessions.js'

const Redis = suite('stores/redis in particular')

Redis('what is no client is refused', () => {
  for (const wrong of [undefined, null, {}, { call: () => 1 }, 'redis://127.0.0.1']) {
    assert.throws(() => redisStore(wrong as unknown as RedisClient), /needs a client of ioredis .* or redis/)
  }
})

Redis('a Redis that cannot be reached is an error in bounded time, and no session is in it', async () => {
  const client = new IoRedis({ port: 1, host: '127.0.0.1', retryStrategy: () => 1000 })
  client.on('error', () => undefined)
  const store = redisStore(client, { timeout: 80 })
  const begin = Date.now()
  for (const call of [
    () => store.load('ada'),
    () => store.save('ada', session(1)),
    () => store.delete('ada'),
    () => store.exclusive('ada', () => Promise.resolve()),
  ]) {
    assert.match((await caught(call())).message, /Redis did not answer within 80 ms/)
  }
  assert.ok(Date.now() - begin < 3000)
  client.disconnect()
})

Redis('who waits tries again as soon as it hears that the lock is free', async () => {
  const answers = [null, null, 'OK']
  const sent: string[] = []
  const send = (command: string): Promise<unknown> => {
    sent.push(command)
    return Promise.resolve(command === 'SET' ? answers.shift() : 1)
  }
  let ring: ((message: string) => void) | undefined
  const channels = {
    listen: (_channel: string, listener: (message: string) => void) => {
      ring = listener
      return () => (ring = undefined)
    },
    close: () => undefined,
  }
  const taken = lockKey({ send, channels, lease: 60_000, wait: 60_000 }, 'name', 'channel')
  for (const tries of [1, 2, 3]) {
    await turn()
    assert.is(sent.length, tries)
    ring?.('freed')
  }
  const release = await taken
  assert.is(ring, undefined)
  await release()
  assert.equal(sent, ['SET', 'SET', 'SET', 'EVAL'])
})

if (noRedis === undefined) onServer()
else skip(Redis, 'on a server', noRedis)

function onServer(): void {
  let server: Server | undefined
  let client: IoRedis | undefined
  Redis.before(async () => {
    server = await startRedis()
    client = new IoRedis({ port: server.port, host: '127.0.0.1' })
    client.on('error', () => undefined)
  })
  Redis.after(async () => {
    await client?.quit()
    await server?.stop()
  })

  Redis('the lease is extended as long as the task runs', async () => {
    const store = redisStore(client!, { lease: 1500 })
    const other = redisStore(client!, { lease: 1500, wait: 3000 })
    const held = store.exclusive('long', () => sleep(4500))
    await sleep(50)
    assert.match((await caught(other.exclusive('long', () => Promise.resolve()))).message, /another process/)
    await held
    await other.exclusive('long', () => Promise.resolve())
  })

  Redis('a lock that was lost is neither extended nor taken away from its successor', async () => {
    const store = redisStore(client!, { lease: 300, prefix: 'p:' })
    await store.exclusive('lost', async () => {
      await client!.set('p:{lost}:lock', 'somebody else')
      await sleep(250)
    })
    assert.is(await client!.get('p:{lost}:lock'), 'somebody else')
    assert.is(await client!.pttl('p:{lost}:lock'), -1)
    await client!.del('p:{lost}:lock')
  })

  Redis('what is in Redis is sealed, and a foreign value is left as it is', async () => {
    const store = redisStore(client!, { key: 'a passphrase' })
    await store.save('ada', session(1))
    assert.not.match(String(await client!.get('strictforce:{ada}')), /refresh|access/)
    await client!.set('strictforce:{foreign}', 'mine')
    assert.match((await caught(store.load('foreign'))).message, /strictforce:\{foreign\}/)
    assert.is(await client!.get('strictforce:{foreign}'), 'mine')
  })

  Redis('an error of Redis names its cause, and no session is in it', async () => {
    await client!.hset('strictforce:{hash}', 'a', 'b')
    const error = await caught(redisStore(client!).load('hash'))
    assert.match(error.message, /WRONGTYPE/)
    assert.not.match(JSON.stringify(error, Object.getOwnPropertyNames(error)), /refresh\.|access\./)
  })

  Redis('the host’s client can be closed while others listen', async () => {
    const own = new IoRedis({ port: server!.port, host: '127.0.0.1' })
    const store = redisStore(own)
    const end = store.subscribe?.('ada', () => undefined)
    await sleep(50)
    await own.quit()
    await sleep(50)
    end?.()
    const clients = String(await client!.client('LIST')).split('\n')
    assert.is(clients.filter((line) => line.includes('cmd=subscribe')).length, 0)
  })
}

Redis.run()
