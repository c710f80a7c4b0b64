import type { Call, Endpoint, Reply, Route } from '../call.js'
import type { OrgState } from '../state/index.js'
import { errorPage } from '../pages/layout.js'
import { authorize } from './authorize.js'
import { contractBreach, type Refuse } from './contract.js'
import { authConfiguration, openidConfiguration } from './discovery.js'
import { oauthError } from './errors.js'
import { identity, userinfo } from './identity.js'
import { introspect } from './introspect.js'
import { keySet } from './keys.js'
import { endSession } from '../pages/session.js'
import { register } from './register.js'
import { revoke } from './revoke.js'
import { singleAccess } from './singleaccess.js'
import { openToken } from './token.js'

/** An endpoint: its address, its name in the log, and what answers once the contract is kept. */
interface OAuth2Endpoint {
  readonly path: string
  readonly name: string
  readonly methods: Route['methods']
  readonly play: (call: Call, org: OrgState) => Reply | Promise<Reply>
  readonly endpoint?: Endpoint
  /** How a breach of the contract is answered; default `oauthError`. */
  readonly refuse?: Refuse
}

const ENDPOINTS: readonly OAuth2Endpoint[] = [
  { path: '/services/oauth2/revoke', name: 'revoke', methods: ['GET', 'POST'], play: revoke },
  { path: '/services/oauth2/introspect', name: 'introspect', methods: ['POST'], play: introspect },
  { path: '/services/oauth2/userinfo', name: 'userinfo', methods: ['GET', 'POST'], play: userinfo },
  {
    path: '/services/oauth2/authorize',
    name: 'authorize',
    methods: ['GET'],
    play: authorize,
    refuse: errorPage,
  },
  {
    path: '/services/oauth2/singleaccess',
    name: 'singleaccess',
    methods: ['GET', 'POST'],
    play: singleAccess,
  },
  { path: '/services/oauth2/register', name: 'register', methods: ['POST'], play: register },
  {
    path: '/services/auth/idp/oidc/logout',
    name: 'end-session',
    methods: ['GET'],
    play: endSession,
    refuse: errorPage,
  },
  { path: '/id/keys', name: 'keys', methods: ['GET'], endpoint: 'discovery', play: (_, org) => keySet(org) },
  { path: '/id/:organization/:user', name: 'identity', methods: ['GET', 'POST'], play: identity },
  {
    path: '/.well-known/openid-configuration',
    name: 'openid-configuration',
    methods: ['GET'],
    endpoint: 'discovery',
    play: (_, org) => openidConfiguration(org),
  },
  {
    path: '/.well-known/auth-configuration',
    name: 'auth-configuration',
    methods: ['GET'],
    endpoint: 'discovery',
    play: (_, org) => authConfiguration(org),
  },
]

/** The routes of OAuth, identity and discovery. */
export function oauth2Routes(org: OrgState): readonly Route[] {
  const token: Route = {
    methods: ['POST'],
    path: '/services/oauth2/token',
    endpoint: 'token',
    open: (call) => openToken(call, org),
  }
  return [token, ...ENDPOINTS.map((endpoint) => routeOf(endpoint, org))]
}

function routeOf({ methods, path, endpoint = 'oauth2', ...rest }: OAuth2Endpoint, org: OrgState): Route {
  const { name, play, refuse = oauthError } = rest
  return {
    methods,
    path,
    endpoint,
    open: (call) => ({
      name,
      play: async () => (await contractBreach(call, org, refuse)) ?? play(call, org),
    }),
  }
}
