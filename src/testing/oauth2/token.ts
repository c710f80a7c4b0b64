import { readForm, type Call, type Reply, type Scene } from '../call.js'
import type { OrgState } from '../state/index.js'
import { ASSERTION_GRANTS } from './assertion-grants.js'
import { authenticateClient, namedClient } from './client.js'
import { contractBreach } from './contract.js'
import { startDevice } from './device.js'
import { oauthError } from './errors.js'
import { GRANTS } from './grants.js'

/** Opens a token request; it goes by the name of its grant, and the start of a device flow by `device_code`. */
export function openToken(call: Call, org: OrgState): Scene {
  const form = readForm(call)
  const grant = form.get('grant_type') ?? form.get('response_type') ?? ''
  return { name: /^[\w:.-]{1,80}$/.test(grant) ? grant : 'token', play: () => play(call, form, org) }
}

async function play(call: Call, form: URLSearchParams, org: OrgState): Promise<Reply> {
  const breach = await contractBreach(call, org)
  if (breach) return breach
  const type = form.get('grant_type')
  if (type === null && form.get('response_type') === 'device_code') return startDevice(form, org)
  const byAssertion = ASSERTION_GRANTS[type ?? '']
  if (byAssertion) return await byAssertion(form, org)
  const grant = GRANTS[type ?? '']
  if (!grant) return oauthError('unsupported_grant_type', 'grant type not supported')
  const client = type === 'device' ? namedClient(form, org) : await authenticateClient(call, form, org)
  return 'status' in client ? client : await grant({ call, form, org, ...client })
}
