import { readForm, type Call, type Reply, type Scene } from '../call.js'
import type { OrgState } from '../state/index.js'
import { authenticateClient } from './client.js'
import { contractBreach } from './contract.js'
import { oauthError } from './errors.js'
import { GRANTS } from './grants.js'

/** Opens a token request; it goes by the name of its grant. */
export function openToken(call: Call, org: OrgState): Scene {
  const form = readForm(call)
  const grant = form.get('grant_type') ?? ''
  return { name: /^[\w:.-]{1,80}$/.test(grant) ? grant : 'token', play: () => play(call, form, org) }
}

async function play(call: Call, form: URLSearchParams, org: OrgState): Promise<Reply> {
  const breach = await contractBreach(call, org)
  if (breach) return breach
  const grant = GRANTS[form.get('grant_type') ?? '']
  if (!grant) return oauthError('unsupported_grant_type', 'grant type not supported')
  const app = authenticateClient(call, form, org)
  return 'status' in app ? app : grant({ call, form, app, org })
}
