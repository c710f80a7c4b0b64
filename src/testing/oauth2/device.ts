import { json, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { findApp } from './client.js'
import { notInstalled, oauthError } from './errors.js'
import { isAllowed } from './scope.js'

/** Starts a device flow (RFC 8628, section 3.2, at the token endpoint). */
export function startDevice(form: URLSearchParams, org: OrgState): Reply {
  const app = findApp(form.get('client_id') ?? '', org)
  if ('status' in app) return app
  if (!app.installed) return notInstalled()
  const scope = form.get('scope') ?? app.scope
  if (!isAllowed(app, scope)) return oauthError('invalid_scope', 'the requested scope is not allowed')
  const { deviceCode, userCode } = org.devices.start({ clientId: app.clientId, scope })
  return json(200, {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: `${org.url}/setup/connect`,
    interval: org.settings.deviceInterval,
  })
}
