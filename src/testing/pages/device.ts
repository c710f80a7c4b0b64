import { readForm, type Call, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import type { Browser } from '../state/browsers.js'
import { browserOf, logIn, remember } from './browser.js'
import { devicePage, type DeviceForm } from './forms.js'
import { message } from './layout.js'

const NO_DEVICE = 'No device waits under this code. Look at it again, or start the login on the device anew.'

/** Shows the page for the code that a device shows. */
export function showDevice(call: Call, org: OrgState): Promise<Reply> {
  const userCode = call.url.searchParams.get('user_code') ?? ''
  return devicePage({ userCode, browser: browserOf(call, org), users: org.users.list() })
}

/** Takes the code, and the user's decision. */
export async function takeDevice(call: Call, org: OrgState): Promise<Reply> {
  const form = readForm(call)
  const userCode = form.get('user_code') ?? ''
  const known = browserOf(call, org)
  const users = org.users.list()
  const browser = known?.csrf === form.get('csrf') ? known : logIn(form, org)
  if (browser === undefined) return await devicePage({ ...wrongUser(form), userCode, browser: known, users })
  if (form.has('as')) return remembering(await devicePage({ userCode, browser, users }), browser)
  return remembering(await decide(form, browser, org), browser)
}

/** Records the user's decision about a device. */
async function decide(form: URLSearchParams, browser: Browser, org: OrgState): Promise<Reply> {
  const userCode = form.get('user_code') ?? ''
  const device = org.devices.find(userCode)
  if (device === undefined) {
    return await devicePage({ userCode, browser, users: [], problem: NO_DEVICE, wrong: 'code' })
  }
  const allowed = form.get('decision') === 'allow'
  org.devices.decide(device.userCode, allowed ? browser.username : undefined)
  if (allowed) org.approvals.add(browser.username, device.clientId)
  return allowed
    ? await message('Connected', 'The device has access. You can close this page.')
    : await message('Declined', 'The device gets no access. You can close this page.')
}

/** The reply, which makes the browser remember its user. */
function remembering(reply: Reply, browser: Browser): Reply {
  return { ...reply, headers: { ...reply.headers, ...remember(browser) } }
}

function wrongUser(form: URLSearchParams): Pick<DeviceForm, 'problem' | 'username' | 'wrong'> {
  const username = form.get('username') ?? ''
  return { username, problem: 'Username or password is wrong.', wrong: 'credentials' }
}
