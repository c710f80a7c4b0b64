import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { isSalesforceError, type Connection } from 'strictforce'
import type { Cookies } from './cookies.ts'
import { errorPage, frontPage, STYLE, userPage, type Facts } from './pages.ts'
import { isOver, type Sessions } from './salesforce.ts'

/** Dependencies of the app. */
export interface Parts {
  readonly sessions: Sessions
  readonly cookies: Cookies
  /** Where the app is, as browsers name it. */
  readonly origin: string
}

/** The web application. */
export function createApp({ sessions, cookies, origin }: Parts): Hono {
  const app = new Hono()
  app.use(secureHeaders({ referrerPolicy: 'same-origin', contentSecurityPolicy: POLICY }))
  app.use(csrf({ origin })) // no other site can send our forms
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store')
    await next()
  })

  app.get('/style.css', (context) => context.body(STYLE, 200, { 'Content-Type': 'text/css' }))

  app.get('/', async (context) => {
    const id = await cookies.session(context)
    if (id === undefined) return context.html(frontPage())
    return context.html(userPage(await sessions.use(id, factsOf)))
  })

  app.get('/login', async (context) => {
    const request = sessions.begin()
    await cookies.keepPending(context, request)
    return context.redirect(request.url)
  })

  app.get('/callback', async (context) => {
    const pending = await cookies.takePending(context)
    if (pending === undefined) return show(context, 400, 'This login has expired', 'It took too long.')
    const before = await cookies.session(context)
    const id = randomUUID() // a new one for each login, so that nobody can foist theirs on a user
    try {
      await sessions.open(id, context.req.url, pending)
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === undefined) throw error
      return show(context, 400, ...refusal)
    }
    await cookies.keepSession(context, id)
    if (before !== undefined) await sessions.end(before).catch(report)
    return context.redirect('/')
  })

  app.post('/logout', async (context) => {
    const id = await cookies.session(context)
    cookies.dropSession(context)
    if (id !== undefined) await sessions.end(id).catch(report) // logged out here, whatever the network does
    return context.redirect('/', 303)
  })

  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (isOver(error)) {
      cookies.dropSession(context)
      return show(context, 401, 'Your session is over', 'Log in again to go on.')
    }
    report(error)
    const mayPass = isSalesforceError(error) && (error.verdict === 'retry' || error.verdict === 'throttled')
    if (!mayPass) return show(context, 500, 'Something went wrong', 'It has been written down.')
    context.header('Retry-After', String(error.retryAfter ?? 5))
    return show(context, 503, 'Salesforce does not answer', 'You are still logged in; try again in a moment.')
  })
  return app
}

const POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
}

type Organization = { readonly records: readonly { readonly Name: string }[] }
type Limits = { readonly DailyApiRequests: { readonly Max: number; readonly Remaining: number } }

async function factsOf(conn: Connection): Promise<Facts> {
  const [user, organization, { DailyApiRequests: daily }] = await Promise.all([
    conn.identity(),
    conn.request<Organization>(`/query?q=${encodeURIComponent('SELECT Name FROM Organization')}`),
    conn.request<Limits>('/limits'),
  ])
  return {
    name: user.display_name,
    username: user.username,
    organization: organization.records[0]?.Name ?? user.organization_id,
    used: daily.Max - daily.Remaining,
    max: daily.Max,
  }
}

/** Why a login did not come about, where that is the user's affair: what to show. */
function refusalOf(error: unknown): [title: string, text: string] | undefined {
  if (!isSalesforceError(error)) return undefined
  if (error.errorCode === 'access_denied') return ['You are not logged in', 'You did not allow the access.']
  if (error.errorCode === 'STATE_MISMATCH') return ['This login has expired', 'Another one was begun since.']
  if (error.verdict === 'reauthorize') return ['This login has expired', 'It took too long.']
  const isBarred = error.verdict === 'policy' || error.verdict === 'terminal'
  return isBarred ? ['You are not logged in', 'Salesforce did not let you in.'] : undefined
}

function show(context: Context, status: 400 | 401 | 500 | 503, title: string, text: string) {
  return context.html(errorPage(title, text), status)
}

/** Errors of strictforce hold no secret, so that they can be logged as they are. */
function report(error: unknown): void {
  console.error(error)
}
