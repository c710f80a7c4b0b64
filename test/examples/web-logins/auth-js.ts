import { randomUUID } from 'node:crypto'
import { Auth, type AuthConfig } from '@auth/core'
import { getToken } from '@auth/core/jwt'
import { serve } from '@hono/node-server'
import { Connection, isSalesforceError } from 'strictforce'
import { oauth2, setting, store, withSession } from './salesforce.ts'

declare module '@auth/core/jwt' {
  interface JWT {
    /** Name of the Salesforce session in the store. */
    key?: string
  }
}

const loginUrl = setting('SF_LOGIN_URL')
const secret = setting('SESSION_SECRET')

export const config: AuthConfig = {
  basePath: '/auth',
  secret,
  trustHost: true,
  providers: [
    {
      id: 'salesforce',
      name: 'Salesforce',
      type: 'oauth',
      clientId: setting('SF_CLIENT_ID'),
      clientSecret: setting('SF_CLIENT_SECRET'),
      checks: ['pkce', 'state'],
      authorization: {
        url: `${loginUrl}/services/oauth2/authorize`,
        params: { scope: 'api id refresh_token' },
      },
      token: `${loginUrl}/services/oauth2/token`,
      userinfo: `${loginUrl}/services/oauth2/userinfo`,
      profile: ({ user_id, name }: { user_id: string; name: string }) => ({ id: user_id, name }),
    },
  ],
  callbacks: {
    /** The tokens go into the store; the cookie of Auth.js gets their name alone. */
    async jwt({ token, account }) {
      if (account === undefined || account === null) return token
      const { access_token: accessToken, refresh_token: refreshToken, instance_url: instanceUrl } = account
      if (accessToken === undefined || refreshToken === undefined || typeof instanceUrl !== 'string')
        throw new Error('Salesforce gave no refresh token: the app needs the scope refresh_token')
      const key = randomUUID()
      const conn = await Connection.open({ oauth2, store, key, accessToken, refreshToken, instanceUrl })
      await conn.identity()
      conn.forget() // it stays in the store
      return { ...token, key }
    },
  },
}

export async function handle(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  if (pathname.startsWith('/auth/')) return await Auth(request, config)
  const token = await getToken({ req: request, secret, secureCookie: origin.startsWith('https:') })
  if (token?.key === undefined) return Response.redirect(`${origin}/auth/signin`)
  if (pathname === '/logout' && request.method === 'POST') {
    await withSession(token.key, (conn) => conn.logout(true))
    return new Response('You are logged out')
  }
  const user = await withSession(token.key, (conn) => conn.identity())
  return new Response(`Hello, ${user.display_name}`)
}

async function answer(request: Request): Promise<Response> {
  try {
    return await handle(request)
  } catch (error) {
    if (!isSalesforceError(error)) throw error
    return new Response(error.message, { status: error.verdict === 'reauthorize' ? 401 : 502 })
  }
}

const port = Number(process.env['PORT'] ?? 3000)
const server = serve({ fetch: answer, hostname: '127.0.0.1', port }, () => console.log('ready'))
process.once('SIGTERM', () => server.close())
