import { readForm, type Call, type Reply } from '../call.js'
import { redirect } from '../pages/browser.js'
import { endFamily, type OrgState } from '../state/index.js'

type Action = (org: OrgState, number: number) => void

/** Actions of the buttons, by the value that they send; an ended session stays ended. */
const ACTIONS: Readonly<Record<string, Action>> = {
  expire: (org, number) => {
    org.sessions.endWhere((session) => session.number === number, 'expired')
  },
  kill: (org, number) => {
    org.sessions.endWhere((session) => session.number === number)
  },
  revoke(org, number) {
    const family = org.refreshTokens.list().find((candidate) => candidate.number === number)
    if (family) endFamily(org, family)
  },
}

/** Does what a button says, and leads back to the overview. */
export function act(call: Call, org: OrgState): Reply {
  const form = readForm(call)
  const name = form.get('action') ?? ''
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  action?.(org, Number(form.get('number')))
  return { ...redirect('/'), status: 303 }
}
