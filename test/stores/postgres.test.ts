// second lane
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { postgresStore, TABLE } from '../examples/postgres-store/postgres-store.js'
import { caught } from '../helpers/caught.js'
import { skip } from '../helpers/skip.js'
import { conformance, conformanceBetweenProcesses } from './conformance.js'
import type { StoreSpec } from './open.js'
import { record } from './sessions.js'
import { noPostgres, startPostgres, type Server } from '../../scripts/fleet/servers.js'

const Postgres = suite('stores/postgres, the example')
let server: Server | undefined
const spec = (): StoreSpec => ({
  kind: 'postgres',
  config: { host: '127.0.0.1', port: server?.port ?? 0, user: 'postgres', database: 'postgres' },
})
if (noPostgres === undefined) {
  Postgres.before(async () => void (server = await startPostgres(TABLE)))
  Postgres.after(() => server?.stop())
  conformance(Postgres, spec)
  conformanceBetweenProcesses(Postgres, spec)

  Postgres('a server that is not there, or goes away, is an error and no crash', async () => {
    const gone = postgresStore({ host: '127.0.0.1', port: 1 })
    assert.match((await caught(gone.load('ada'))).message, /ECONNREFUSED/)
    await gone.close()
    const own = await startPostgres(TABLE)
    const store = postgresStore({ host: '127.0.0.1', port: own.port, user: 'postgres', database: 'postgres' })
    await store.exclusive('ada', async () => {
      await store.put('ada', record(1), undefined)
      await own.stop()
    })
    assert.instance(await caught(store.load('ada')), Error)
    await store.close()
  })
} else skip(Postgres, 'holds what every store holds', noPostgres)
Postgres.run()
