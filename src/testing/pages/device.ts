import { readForm, type Call, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { browserOf, logIn, remember } from './browser.js'
import { devicePage } from './forms.js'
import { message } from './layout.js'

/** Shows the page for the code that a device shows. */
export function showDevice(call: Call, org: OrgState): Promise<Reply> {
  const userCode = call.url.searchParams.get('user_code') ?? ''
  return devicePage({ userCode, browser: browserOf(call, org) })
}

/** Takes the code, and the user's decision. */
export async function takeDevice(call: Call, org: OrgState): Promise<Reply> {
  const form = readForm(call)
  const userCode = form.get('user_code') ?? ''
  const known = browserOf(call, org)
  const browser = known?.csrf === form.get('csrf') ? known : logIn(form, org)
  if (browser === undefined)
    return await devicePage({ userCode, browser: known, problem: 'Username or password is wrong.' })
  const device = org.devices.find(userCode)
  if (device === undefined)
    return await devicePage({ userCode, browser, problem: 'No device waits under this code.' })
  const allowed = form.get('decision') === 'allow'
  org.devices.decide(device.userCode, allowed ? browser.username : undefined)
  if (allowed) org.approvals.add(browser.username, device.clientId)
  const reply = allowed
    ? await message('Connected', 'The device may go on. You can close this page.')
    : await message('Declined', 'The device gets no access. You can close this page.')
  return { ...reply, headers: { ...reply.headers, ...remember(browser) } }
}
