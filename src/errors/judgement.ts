import { entryOf } from '../lib/json.js'
import type { Verdict } from './salesforce-error.js'

/** A verdict, and the way out in words where the server's sentence does not name it. */
export interface Judgement {
  readonly verdict: Verdict
  readonly hint?: string
  /** The HTTP statuses of the REST API that it holds for; all when undefined. */
  readonly at?: readonly number[]
}

/** The verdicts of one protocol by its codes. */
export type VerdictTable = Readonly<Partial<Record<string, Judgement>>>

/** The row of a code; names such as `constructor` have none. */
export function judgementIn(table: VerdictTable, code: string): Judgement | undefined {
  return entryOf<Judgement>(table, code)
}

/** The words that refuse an access token at identity, userinfo and singleaccess. */
export const TOKEN_WORDS = {
  Bad_OAuth_Token: {
    verdict: 'reauthorize',
    hint: 'the access token is expired or revoked',
    at: [401, 403],
  },
  Missing_OAuth_Token: { verdict: 'bug', hint: 'the request carried no access token' },
  Wrong_Org: {
    verdict: 'configuration',
    hint: 'the access token belongs to another org than the URL names',
  },
} as const satisfies VerdictTable
