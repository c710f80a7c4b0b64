import type { ExceptionCode } from '../../generated/partner/faults.js'
import { entryOf } from '../answers.js'
import { judgementOf, type Judgement } from '../verdicts.js'

/** Ways in that do without the SOAP login, which ends in June 2027 and is off in newer orgs. */
const INSTEAD =
  'log in by OAuth 2.0 instead: the client credentials or JWT bearer grant for a server, the web login for a person'

/** Codes of `login()`, and what is special about them there. */
const AT_LOGIN: Partial<Record<ExceptionCode, Judgement>> = {
  INVALID_OPERATION: { verdict: 'configuration', wayOut: INSTEAD },
  UNSUPPORTED_API_VERSION: {
    verdict: 'configuration',
    wayOut: `the SOAP login exists in API versions up to 64.0; ${INSTEAD}`,
  },
  INSUFFICIENT_ACCESS: {
    verdict: 'policy',
    wayOut: `the user may lack the permission "Use Any API Auth"; or ${INSTEAD}`,
  },
}

/** What the code of a fault of this operation says about the way out. */
export function faultJudgement(code: string, operation: string): Judgement {
  return (operation === 'login' ? entryOf<Judgement>(AT_LOGIN, code) : undefined) ?? judgementOf(code)
}
