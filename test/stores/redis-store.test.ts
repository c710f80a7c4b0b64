// own process
import { Redis as IoRedis } from 'ioredis'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { noRedis, startRedis, type Server } from '../../scripts/fleet/servers.js'
import { BoundedStore } from '../../src/session/bounded-store.js'
import type { RedisClient } from '../../src/stores/redis-client.js'
import { redisStore } from '../../src/stores/redis.js'
import { createSealer } from '../../src/stores/seal.js'
import type { StoreCorruption } from '../../src/stores/stored-session.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { skip } from '../helpers/skip.js'
import { FIRST } from './first-version.js'
import { ended, record } from './sessions.js'

const Redis = suite('stores/redis in particular')
const CLEAR = { key: false } as const

Redis('what is no client is refused, and so is a store without a key', () => {
  for (const wrong of [undefined, null, {}, { call: () => 1 }, 'redis://127.0.0.1']) {
    assert.throws(
      () => redisStore(wrong as unknown as RedisClient, CLEAR),
      /needs a client of ioredis .* or redis/,
    )
  }
  const client = { call: () => Promise.resolve(), duplicate: () => client, on: () => client }
  for (const options of [undefined, {}, { key: undefined }])
    assert.throws(() => redisStore(client, options as never), /\{ key: false \} writes in clear text/)
})

Redis('a Redis that cannot be reached is an error in bounded time, and no session is in it', async () => {
  const client = new IoRedis({ port: 1, host: '127.0.0.1', retryStrategy: () => 1000 })
  client.on('error', () => undefined)
  const store = redisStore(client, { ...CLEAR, timeout: 80 })
  const begin = performance.now()
  for (const call of [
    () => store.load('ada'),
    () => store.put('ada', record(1), undefined),
    () => store.exclusive('ada', () => Promise.resolve()),
  ]) {
    assert.match((await caught(call())).message, /Redis did not answer within 80 ms/)
  }
  assert.ok(performance.now() - begin < 3000)
  client.disconnect()
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
    client.setMaxListeners(50)
  })
  Redis.after(async () => {
    await client?.quit()
    await server?.stop()
  })

  Redis('the lease is extended as long as the task runs', async () => {
    const store = redisStore(client!, { ...CLEAR, lease: 1500 })
    const other = redisStore(client!, { ...CLEAR, lease: 1500, wait: 3000 })
    const held = store.exclusive('long', () => sleep(4500))
    await sleep(50)
    assert.match((await caught(other.exclusive('long', () => Promise.resolve()))).message, /another process/)
    await held
    await other.exclusive('long', () => Promise.resolve())
  })

  Redis(
    'a lock that was lost is noticed, and neither extended nor taken away from its successor',
    async () => {
      const store = redisStore(client!, { ...CLEAR, lease: 300, prefix: 'p:' })
      const isLost = await store.exclusive('lost', async (lost) => {
        const before = lost?.aborted
        await client!.set('p:{lost}:lock', 'another process')
        await sleep(250)
        return [before, lost?.aborted]
      })
      assert.equal(isLost, [false, true])
      assert.is(await client!.get('p:{lost}:lock'), 'another process')
      assert.is(await client!.pttl('p:{lost}:lock'), -1)
      await client!.del('p:{lost}:lock')
    },
  )

  Redis('a lock that is evicted, or that Redis does not confirm for a lease, is noticed', async () => {
    const store = redisStore(client!, { ...CLEAR, lease: 300, timeout: 100, prefix: 'p:' })
    for (const harm of [() => client!.del('p:{evicted}:lock'), () => Promise.resolve(server?.pause())]) {
      const isLost = await store.exclusive('evicted', async (lost) => {
        await harm()
        await sleep(600)
        server?.resume()
        return lost?.aborted
      })
      assert.is(isLost, true)
    }
  })

  Redis(
    'what is in Redis is sealed; an entry that cannot be read names its key, and gives way to a put',
    async () => {
      const store = redisStore(client!, { key: 'a passphrase' })
      await store.put('ada', record(1), undefined)
      assert.not.match(String(await client!.get('strictforce:{ada}')), /refresh|access/)
      await client!.set('strictforce:{foreign}', 'mine')
      await client!.hset('strictforce:{hash}', 'a', 'b')
      await client!.set('strictforce:{big}', 'x'.repeat(5 * 2 ** 20))
      for (const [name, message] of [
        ['foreign', /holds no session/],
        ['hash', /WRONGTYPE/],
        ['big', /more than 4194304 bytes/],
      ] as const) {
        const error = (await caught(store.load(name))) as StoreCorruption
        assert.match(error.message, message)
        assert.equal([error.code, error.place], ['STORE_CORRUPT', `the Redis key strictforce:{${name}}`])
        assert.is(await store.put(name, record(2), 1), false)
        assert.is(await store.put(name, record(2), undefined), true)
        assert.equal(await store.load(name), record(2))
      }
    },
  )

  Redis('a session that version 0.1.0 stored is replaced as version 0', async () => {
    const { session } = record(1)
    const first = JSON.stringify({ format: 'strictforce.session.1', key: 'first', session })
    await client!.set('strictforce:{first}', first)
    const store = redisStore(client!, CLEAR)
    assert.is((await store.load('first'))?.version, 0)
    assert.is(await store.put('first', record(1), undefined), false)
    assert.is(await store.put('first', record(1), 0), true)
    assert.equal(await store.load('first'), record(1))
  })

  Redis('the record of a session that has ended is kept for 31 days, a live one for ever', async () => {
    const store = redisStore(client!, CLEAR)
    await store.put('end', record(1), undefined)
    assert.is(await client!.pttl('strictforce:{end}'), -1)
    await store.put('end', ended(2), 1)
    assert.ok((await client!.pttl('strictforce:{end}')) > 30 * 86_400_000)
    await store.put('end', record(3), 2)
    assert.is(await client!.pttl('strictforce:{end}'), -1)
  })

  Redis('a command that is given up and runs later changes nothing that came after it', async () => {
    const store = redisStore(client!, CLEAR)
    await store.put('late', record(1), undefined)
    const slow = new IoRedis({ port: server!.port, host: '127.0.0.1' })
    slow.on('error', () => undefined)
    const given = redisStore(slow, { ...CLEAR, timeout: 150 })
    await given.load('late')
    server!.pause()
    const late = [given.put('late', record(2, { accessToken: 'older' }), 1), given.put('late', ended(2), 1)]
    for (const call of late) assert.match((await caught(call)).message, /did not answer/)
    slow.disconnect(true)
    server!.resume()
    for (let version = (await store.load('late'))!.version; version < 9; version += 1)
      await store.put('late', record(version + 1), version)
    await sleep(300)
    assert.equal(await store.load('late'), record(9))
    await slow.quit()
  })

  Redis('without the right to a script, or with a full memory, no task begins', async () => {
    await client!.call('ACL', 'SETUSER', 'reader', 'on', '>secret', '~*', '&*', '+@all', '-eval')
    const own = new IoRedis({ port: server!.port, host: '127.0.0.1', username: 'reader', password: 'secret' })
    own.on('error', () => undefined)
    const task = (): Promise<void> => Promise.resolve(assert.unreachable('it begins'))
    const error = await refused(new BoundedStore(redisStore(own, CLEAR), 'ada').exclusive(task))
    assert.equal([error.errorCode, error.verdict], ['STORE_UNAVAILABLE', 'configuration'])
    assert.match(error.message, /NOPERM|no permissions/)
    await own.quit()
    for (const denied of ['-publish', '-set', '-persist', '-getrange', '-pexpire']) {
      await client!.call('ACL', 'SETUSER', 'reader', '+@all', denied)
      const second = new IoRedis({
        port: server!.port,
        host: '127.0.0.1',
        username: 'reader',
        password: 'secret',
      })
      second.on('error', () => undefined)
      const store = new BoundedStore(redisStore(second, CLEAR), 'ada')
      assert.is((await refused(store.exclusive(task))).verdict, 'configuration', denied)
      await second.quit()
      await client!.del('strictforce:{ada}:lock')
    }
    await client!.config('SET', 'maxmemory', '1')
    assert.match((await caught(redisStore(client!, CLEAR).exclusive('ada', task))).message, /OOM/)
    await client!.config('SET', 'maxmemory', '0')
  })

  Redis('a memory that fills up under the lock does not keep a pair from being put', async () => {
    const store = redisStore(client!, CLEAR)
    await store.put('full', record(1), undefined)
    const isPut = await store.exclusive('full', async () => {
      await client!.config('SET', 'maxmemory', '1')
      return store.put('full', record(2), 1)
    })
    await client!.config('SET', 'maxmemory', '0')
    assert.is(isPut, true)
    assert.equal(await store.load('full'), record(2))
  })

  Redis('an entry that version 0.1.0 wrote is read as a first version, and a login replaces it', async () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at + 1))
    for (const [secret, text] of [
      [false, FIRST.clear],
      [key, FIRST.sealed],
    ] as const) {
      await client!.set('strictforce:{ada}', text)
      const store = redisStore(client!, { key: secret })
      const found = await store.load('ada')
      assert.equal([found?.version, found?.state], [0, 'live'])
      assert.is(found?.state === 'live' && found.session.refreshToken, '5Aep.refresh.1')
      assert.is(await store.put('ada', record(1), undefined), false)
      assert.is(await store.put('ada', record(1), 0), true)
      assert.equal(await store.load('ada'), record(1))
    }
  })

  Redis('the message of a put carries the record, sealed', async () => {
    const store = redisStore(client!, { key: 'a passphrase' })
    const messages: string[] = []
    const listener = new IoRedis({ port: server!.port, host: '127.0.0.1' })
    listener.on('message', (_channel, message: string) => messages.push(message))
    await listener.subscribe('strictforce:{told}')
    await store.put('told', record(1), undefined)
    await sleep(100)
    assert.equal(await createSealer('a passphrase').open('told', messages[0] ?? '', 'here'), record(1))
    await listener.quit()
  })

  Redis('an error of Redis names its cause, and no session is in it', async () => {
    await client!.call('ACL', 'SETUSER', 'default', '-getrange')
    const error = await caught(redisStore(client!, CLEAR).load('ada'))
    await client!.call('ACL', 'SETUSER', 'default', '+getrange')
    assert.match(error.message, /NOPERM/)
    assert.not.match(JSON.stringify(error, Object.getOwnPropertyNames(error)), /refresh\.|access\./)
  })

  Redis('the host’s client can be closed while others listen', async () => {
    const own = new IoRedis({ port: server!.port, host: '127.0.0.1' })
    const store = redisStore(own, CLEAR)
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
