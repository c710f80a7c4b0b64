import type { Reply } from '../call.js'
import { shortId } from '../ids.js'
import type { OrgState } from '../state/index.js'
import type { PasswordVerdict, User } from '../state/users.js'
import { fault, result } from './answers.js'
import type { SoapRequest } from './envelope.js'
import { userInfo } from './user-info.js'
import { elements } from './xml.js'

/** Version at which the service took `login` away. */
const LOGIN_REMOVED_IN = 65

const LOCKED = 'This organization has been locked. Contact support.'

const REFUSALS: Readonly<Record<Exclude<PasswordVerdict, 'ok'>, { code: string; message: string }>> = {
  invalid: {
    code: 'INVALID_LOGIN',
    message: 'Invalid username, password, security token; or user locked out.',
  },
  inactive: {
    code: 'INVALID_LOGIN',
    message: 'Invalid username, password, security token; or user locked out.',
  },
  locked: { code: 'PASSWORD_LOCKOUT', message: 'The user is locked out after too many wrong passwords.' },
  ip_restricted: {
    code: 'LOGIN_DURING_RESTRICTED_DOMAIN',
    message: 'Logins from this IP address are not allowed.',
  },
  security_token_required: {
    code: 'LOGIN_MUST_USE_SECURITY_TOKEN',
    message:
      'Invalid username, password, security token; or user locked out. From an untrusted network the security token must follow the password.',
  },
}

/** Plays `login`: username and password against a new session. */
export function login(request: SoapRequest, state: OrgState, version: number): Reply {
  const closed = closedReason(state, version)
  if (closed !== undefined) return fault({ code: 'INVALID_OPERATION', message: closed })
  if (state.settings.locked) return fault({ code: 'ORG_LOCKED', message: LOCKED, element: 'LoginFault' })
  const username = request.field('username')
  const verdict = inScope(request, state) ? state.users.check(username, request.field('password')) : 'invalid'
  const user = state.users.find(username)
  if (verdict !== 'ok' || !user) return refuse(verdict === 'ok' ? 'invalid' : verdict)
  return result(state, 'login', elements('result', loginResult(state, user, version)))
}

function closedReason({ settings }: OrgState, version: number): string | undefined {
  if (settings.soapLogin === 'disabled') {
    return 'SOAP API login() is disabled by default in this org. Contact the org administrator to enable SOAP API login().'
  }
  if (version < LOGIN_REMOVED_IN && settings.soapLogin === 'enabled') return undefined
  return `The SOAP Login operation is not available in the API version specified (${version}.0). Refer to the documentation for supported versions.`
}

function inScope(request: SoapRequest, state: OrgState): boolean {
  const organization = request.header('LoginScopeHeader', 'organizationId')
  return organization === undefined || shortId(organization) === shortId(state.organizationId)
}

function refuse(verdict: Exclude<PasswordVerdict, 'ok'>): Reply {
  return fault({ ...REFUSALS[verdict], element: 'LoginFault' })
}

function loginResult(state: OrgState, user: User, version: number) {
  const { username, passwordExpired } = user
  const session = state.sessions.open({ username, kind: 'soap', restricted: passwordExpired })
  const server = (api: string): string =>
    `${state.url}/services/Soap/${api}/${version}.0/${shortId(state.organizationId)}`
  return {
    metadataServerUrl: server('m'),
    passwordExpired,
    sandbox: false,
    serverUrl: server('u'),
    sessionId: session.id,
    userId: user.id,
    userInfo: userInfo(state, user, version),
  }
}
