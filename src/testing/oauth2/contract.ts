import { mediaType, readForm, type Call, type Reply } from '../call.js'
import { httpCheck } from '../contracts/index.js'
import { judge } from '../contracts/violation.js'
import type { OrgState } from '../state/index.js'
import { oauthError } from './errors.js'

/** Makes the answer to a request that is refused. */
export type Refuse = (error: string, description: string) => Reply | Promise<Reply>

/** The answer to a request that breaks the OpenAPI description; breaches let pass are noted. */
export async function contractBreach(
  call: Call,
  org: OrgState,
  refuse: Refuse = oauthError,
): Promise<Reply | undefined> {
  const check = await httpCheck()
  const { method, path } = call
  const violations = check({
    method,
    path,
    mediaType: mediaType(call),
    fields: readForm(call),
    text: call.body,
  })
  const { refused, noted } = judge(violations, org.settings.strict)
  org.violations.push(...noted.map((text) => `${method} ${path}: ${text}`))
  return refused.length === 0 ? undefined : await refuse('invalid_request', `contract: ${refused.join('; ')}`)
}
