import type { Call, Reply, Route } from '../call.js'
import type { OrgState } from '../state/index.js'
import { showDevice, takeDevice } from './device.js'
import { showConsent, takeConsent, takeLogin } from './login.js'
import { message } from './layout.js'
import { isForeign } from './origin.js'
import { frontdoor, home } from './session.js'

type Play = (call: Call, org: OrgState) => Reply | Promise<Reply>

/** The pages for people, by method, path and name in the log. */
const PAGES: readonly (readonly [method: 'GET' | 'POST', path: string, name: string, play: Play])[] = [
  ['POST', '/login', 'login-page', takeLogin],
  ['GET', '/consent', 'consent-page', showConsent],
  ['POST', '/consent', 'consent-page', takeConsent],
  ['GET', '/setup/connect', 'device-page', showDevice],
  ['POST', '/setup/connect', 'device-page', takeDevice],
  ['GET', '/secur/frontdoor.jsp', 'frontdoor', frontdoor],
  ['GET', '/lightning', 'home', home],
  ['GET', '/lightning/*', 'home', home],
]

/** The routes of the pages. */
export function pageRoutes(org: OrgState): readonly Route[] {
  return PAGES.map(([method, path, name, play]) => ({
    methods: [method],
    path,
    endpoint: 'page',
    open: (call) => ({ name, play: () => (isForeign(call, org.url) ? foreign() : play(call, org)) }),
  }))
}

/** Refuses a form that a page of another origin makes a browser send. */
function foreign(): Promise<Reply> {
  return message('This request comes from elsewhere', 'Use the forms of the local org.', 403)
}
