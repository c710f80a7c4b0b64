import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'soap/lib/client.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { startOrg } from '../../src/testing/index.js'
import { caught } from '../helpers/caught.js'
import { finder, reachable } from './printed-views.js'

const Soap = suite('what node-soap keeps of a request')

const PASSWORD = `Pa&ss<w>"o'rd/+=hush`

/** node-soap's clients: their number, the objects that they reached, and whether they are still alive. */
interface Watch {
  readonly clients: WeakRef<object>[]
  /** The parsed WSDLs, which live on, and which every client has. */
  readonly kept: Set<object>
  /** Requests that the clients held when they were in use. */
  held: number
  readonly stop: () => void
}

type Invoke = (this: Record<string, unknown>, ...args: unknown[]) => unknown

/** Watches every client of node-soap from its call on. */
function watchClients(): Watch {
  const prototype = Client.prototype as unknown as { _invoke: Invoke }
  const { _invoke: original } = prototype
  const watch = {
    clients: [] as WeakRef<object>[],
    kept: new Set<object>(),
    held: 0,
    stop: () => void (prototype._invoke = original),
  }
  prototype._invoke = function (...args) {
    const result = original.apply(this, args)
    watch.clients.push(new WeakRef(this))
    watch.kept.add(this['wsdl'] as object)
    if (typeof this['lastRequest'] === 'string') watch.held += 1
    return result
  }
  return watch
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

Soap('leads to no secret from what outlives the call, and dies with it', async () => {
  const org = await startOrg({ users: [{ username: 'ada@local.example', password: PASSWORD }] })
  const watch = watchClients()
  try {
    const conn = new Connection({ loginUrl: org.url })
    await conn.login('ada@local.example', PASSWORD)
    await conn.partner.getUserInfo()
    const errors = [
      await caught(conn.partner.query({ queryString: 'no SOQL' })),
      await caught(new Connection({ loginUrl: org.url }).login('ada@local.example', `${PASSWORD}x`)),
    ]
    assert.ok(watch.clients.length >= 4 && watch.held === watch.clients.length, 'the watch works')
    const find = finder({ password: PASSWORD, session: conn.accessToken ?? '' })
    for (const value of [...watch.kept, ...errors, conn, conn.partner]) {
      assert.equal(find(reachable(value).join('\n')), [])
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
    collectGarbage()
    assert.is(watch.clients.filter((client) => client.deref() !== undefined).length, 0, 'clients still there')
  } finally {
    watch.stop()
    await org.close()
  }
})

Soap.run()
