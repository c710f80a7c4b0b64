import { readForm, type Call, type Reply } from '../call.js'
import { message } from '../pages/layout.js'
import type { OrgState } from '../state/index.js'

/**
 * Refuses requests for another host than this one: a name that an attacker has pointed to loopback makes
 * their page one of ours for a browser (DNS rebinding).
 */
export async function strangeHost(call: Call, org: OrgState): Promise<Reply | undefined> {
  if (ownOrigins(org).includes(`http://${call.headers.get('host') ?? ''}`)) return undefined
  return await message('Not under this name', `Open ${org.url} instead.`, 421)
}

/** Refuses what another page makes a browser send: it has neither the token nor our origin. */
export async function forged(call: Call, csrf: string, org: OrgState): Promise<Reply | undefined> {
  const origin = call.headers.get('origin')
  const isOwn = origin === null || ownOrigins(org).includes(origin)
  if (isOwn && readForm(call).get('csrf') === csrf) return undefined
  return await message('This request comes from elsewhere', `Use the buttons at ${org.url}.`, 403)
}

function ownOrigins({ url }: OrgState): readonly string[] {
  const { port } = new URL(url)
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin)
}
