import { serve } from '@hono/node-server'
import { isSalesforceError } from 'strictforce'
import * as account from './app/account/route.ts'
import * as callback from './app/callback/route.ts'
import * as login from './app/login/route.ts'
import * as logout from './app/logout/route.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** The route handlers without Next.js: a folder is a path, an export a method. */
const routes: Readonly<Record<string, Readonly<Partial<Record<string, Handler>>>>> = {
  '/account': { ...account },
  '/callback': { ...callback },
  '/login': { ...login },
  '/logout': { ...logout },
}

async function answer(request: Request): Promise<Response> {
  const handler = routes[new URL(request.url).pathname]?.[request.method]
  try {
    return (await handler?.(request)) ?? new Response('Not found', { status: 404 })
  } catch (error) {
    if (!isSalesforceError(error)) throw error
    return new Response(error.message, { status: error.verdict === 'reauthorize' ? 401 : 502 })
  }
}

const port = Number(process.env['PORT'] ?? 3000)
const server = serve({ fetch: answer, hostname: '127.0.0.1', port }, () => console.log('ready'))
process.once('SIGTERM', () => server.close())
