// second lane, at most 300 s
import { suite } from 'uvu'
import { skip } from '../helpers/skip.js'
import { conformance, conformanceBetweenProcesses } from './conformance.js'
import type { StoreSpec } from './open.js'
import { noRedis, startRedis, startRedisCluster, type Server } from '../../scripts/fleet/servers.js'

const KINDS = {
  ioredis: startRedis,
  redis: startRedis,
  'ioredis cluster': startRedisCluster,
  'redis cluster': startRedisCluster,
} as const

for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
  const Redis = suite(`stores/redis with ${kind}`)
  let server: Server | undefined
  const spec = (): StoreSpec => ({ kind, port: server?.port ?? 0, key: false, lease: 1500 })
  if (noRedis === undefined) {
    Redis.before(async () => void (server = await KINDS[kind]()))
    Redis.after(() => server?.stop())
    conformance(Redis, spec)
    conformanceBetweenProcesses(Redis, spec)
  } else skip(Redis, 'holds what every store holds', noRedis)
  Redis.run()
}
