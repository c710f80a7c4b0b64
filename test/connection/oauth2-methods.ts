import { Connection, OAuth2 } from '../../src/index.js'
import type { Method } from './connection-methods.js'

const wrong = (): Connection =>
  new Connection({ loginUrl: 'https://127.0.0.1:9', clientId: 'c', clientSecret: 's' })

/** The asynchronous methods of an app, by name. */
export const OAUTH2: Readonly<Record<string, Method>> = {
  'requestToken with a code': {
    good: ({ org, oauth2 }, ...rest) => oauth2.requestToken(org.authorizationCode(), ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.requestToken('no.code', ...rest),
  },
  'requestToken with a code and parameters': {
    good: ({ org, oauth2 }, ...rest) => oauth2.requestToken(org.authorizationCode(), {}, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.requestToken('no.code', undefined, ...rest),
  },
  'requestToken with a grant': {
    good: ({ oauth2 }, ...rest) => oauth2.requestToken({ grant_type: 'client_credentials' }, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.requestToken({} as never, ...rest),
  },
  authenticate: {
    good: ({ org, oauth2 }, ...rest) => oauth2.authenticate(org.user.username, org.user.password, ...rest),
    bad: (_target, ...rest) => new OAuth2().authenticate('ada', 'secret', ...rest),
  },
  refreshToken: {
    good: ({ org, oauth2 }, ...rest) => oauth2.refreshToken(org.openSession().refreshToken, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.refreshToken('gone', ...rest),
  },
  revokeToken: {
    good: ({ org, oauth2 }, ...rest) => oauth2.revokeToken(org.openSession().accessToken, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.revokeToken('', ...rest),
  },
  introspect: {
    good: ({ org, oauth2 }, ...rest) => oauth2.introspect(org.openSession().accessToken, ...rest),
    bad: (_target, ...rest) => new OAuth2().introspect('token', ...rest),
  },
  'revokeToken with parameters': {
    good: ({ org, oauth2 }, ...rest) =>
      oauth2.revokeToken(org.openSession().accessToken, { revoke_reason: 'r' }, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.revokeToken('', {}, ...rest),
  },
  'introspect with parameters': {
    good: ({ org, oauth2 }, ...rest) =>
      oauth2.introspect(org.openSession().accessToken, { token_type_hint: 'access_token' }, ...rest),
    bad: (_target, ...rest) => new OAuth2().introspect('token', {}, ...rest),
  },
  userInfo: {
    good: ({ org, oauth2 }, ...rest) => oauth2.userInfo(org.openSession().accessToken, ...rest),
    bad: ({ oauth2 }, ...rest) => oauth2.userInfo('gone', ...rest),
  },
  singleAccess: {
    bad: ({ oauth2 }, ...rest) => oauth2.singleAccess('gone', ...rest),
  },
  'singleAccess with a URL': {
    bad: ({ oauth2 }, ...rest) => oauth2.singleAccess('gone', '/lightning/page/home', ...rest),
  },
  startDeviceFlow: {
    bad: (_target, ...rest) => new OAuth2().startDeviceFlow(...rest),
  },
  'startDeviceFlow with parameters': {
    bad: (_target, ...rest) => new OAuth2().startDeviceFlow({ scope: 'api' }, ...rest),
  },
  openidConfiguration: {
    good: ({ oauth2 }, ...rest) => oauth2.openidConfiguration(...rest),
    bad: (_target, ...rest) => wrong().oauth2.openidConfiguration(...rest),
  },
  authConfiguration: {
    good: ({ oauth2 }, ...rest) => oauth2.authConfiguration(...rest),
    bad: (_target, ...rest) => wrong().oauth2.authConfiguration(...rest),
  },
  keys: {
    bad: (_target, ...rest) => wrong().oauth2.keys(...rest),
  },
  register: {
    bad: (_target, ...rest) => wrong().oauth2.register({ redirect_uris: [] }, 'token', ...rest),
  },
  verifyIdToken: {
    bad: (_target, ...rest) => new OAuth2().verifyIdToken('a.b.c', ...rest),
  },
  'verifyIdToken with a nonce': {
    bad: (_target, ...rest) => new OAuth2().verifyIdToken('a.b.c', { nonce: 'n' }, ...rest),
  },
  verifySignature: {
    bad: ({ oauth2 }, ...rest) =>
      oauth2.verifySignature({ id: 'i', issued_at: '1', signature: 'x' }, ...rest),
  },
}
