import type { FastifyError } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { Connection, isSalesforceError, type ConnectionOptions } from 'strictforce'

declare module 'fastify' {
  interface FastifyInstance {
    /** The app's connection: open while the app runs. */
    readonly salesforce: Connection
  }
}

/** Gives an app a connection to Salesforce, and closes it with the app. */
export const salesforce = fastifyPlugin<ConnectionOptions>(
  (app, options, done) => {
    const conn = new Connection(options)
    app.decorate('salesforce', conn)
    app.addHook('onClose', async () => {
      if (options.store === undefined) await conn.logout()
      else conn.forget() // others share the session: it stays alive for them
    })
    app.setErrorHandler((error: FastifyError, request, reply) => {
      if (!isSalesforceError(error)) throw error
      request.log.error({ errorCode: error.errorCode, verdict: error.verdict }, error.message)
      const mayPass = error.verdict === 'retry' || error.verdict === 'throttled'
      if (mayPass) void reply.header('retry-after', error.retryAfter ?? 5)
      return reply.status(mayPass ? 503 : 502).send({ error: 'Salesforce cannot be reached' })
    })
    done()
  },
  { name: 'salesforce', fastify: '5.x' },
)
