import { suite } from 'uvu'
import { skip } from '../helpers/skip.js'
import { conformance, conformanceBetweenProcesses } from './conformance.js'
import type { StoreSpec } from './open.js'
import { noPostgres, startPostgres, type Server } from '../../scripts/bench/servers.js'

const Postgres = suite('stores/postgres, the example')
let server: Server | undefined
const spec = (): StoreSpec => ({
  kind: 'postgres',
  config: { host: '127.0.0.1', port: server?.port ?? 0, user: 'postgres', database: 'postgres' },
})
if (noPostgres === undefined) {
  Postgres.before(async () => void (server = await startPostgres()))
  Postgres.after(() => server?.stop())
  conformance(Postgres, spec)
  conformanceBetweenProcesses(Postgres, spec)
} else skip(Postgres, 'holds what every store holds', noPostgres)
Postgres.run()
