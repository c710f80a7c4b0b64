import type { Call, Endpoint, Reply, Route } from '../call.js'
import type { OrgState } from '../state/index.js'
import { authorize } from './authorize.js'
import { authConfiguration, openidConfiguration } from './discovery.js'
import { identity, userinfo } from './identity.js'
import { introspect } from './introspect.js'
import { revoke } from './revoke.js'
import { openToken } from './token.js'

type Handler = (call: Call, org: OrgState) => Reply | Promise<Reply>

/** The routes of OAuth, identity and discovery. */
export function oauth2Routes(org: OrgState): readonly Route[] {
  const route = (
    path: string,
    name: string,
    endpoint: Endpoint,
    methods: Route['methods'],
    play: Handler,
  ): Route => ({
    methods,
    path,
    endpoint,
    open: (call) => ({ name, play: () => play(call, org) }),
  })
  const token = { methods: ['POST'], path: '/services/oauth2/token', endpoint: 'token' } as const
  return [
    { ...token, open: (call) => openToken(call, org) },
    route('/services/oauth2/revoke', 'revoke', 'oauth2', ['GET', 'POST'], revoke),
    route('/services/oauth2/introspect', 'introspect', 'oauth2', ['POST'], introspect),
    route('/services/oauth2/userinfo', 'userinfo', 'oauth2', ['GET', 'POST'], userinfo),
    route('/services/oauth2/authorize', 'authorize', 'oauth2', ['GET', 'POST'], authorize),
    route('/id/:organization/:user', 'identity', 'oauth2', ['GET', 'POST'], identity),
    route('/.well-known/openid-configuration', 'openid-configuration', 'discovery', ['GET'], (_, state) =>
      openidConfiguration(state),
    ),
    route('/.well-known/auth-configuration', 'auth-configuration', 'discovery', ['GET'], (_, state) =>
      authConfiguration(state),
    ),
  ]
}
