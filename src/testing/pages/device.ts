import { readForm, type Call, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { browserOf, logIn, remember } from './browser.js'
import { devicePage, type DeviceForm } from './forms.js'
import { message } from './layout.js'

const NO_DEVICE = 'No device waits under this code. Look at it again, or start the login on the device anew.'

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
  if (browser === undefined) return await devicePage({ ...wrongUser(form), userCode, browser: known })
  const device = org.devices.find(userCode)
  if (device === undefined) {
    const reply = await devicePage({ userCode, browser, problem: NO_DEVICE, wrong: 'code' })
    return { ...reply, headers: { ...reply.headers, ...remember(browser) } }
  }
  const allowed = form.get('decision') === 'allow'
  org.devices.decide(device.userCode, allowed ? browser.username : undefined)
  if (allowed) org.approvals.add(browser.username, device.clientId)
  const reply = allowed
    ? await message('Connected', 'The device may go on. You can close this page.')
    : await message('Declined', 'The device gets no access. You can close this page.')
  return { ...reply, headers: { ...reply.headers, ...remember(browser) } }
}

function wrongUser(form: URLSearchParams): Pick<DeviceForm, 'problem' | 'username' | 'wrong'> {
  const username = form.get('username') ?? ''
  return { username, problem: 'Username or password is wrong.', wrong: 'credentials' }
}
