import type { Form } from '../../generated/oauth2/operations.js'
import { invalidArgument } from '../urls.js'

/**
 * Checks the parameters of a request against the contract, for callers whom no compiler warns: none is
 * missing, and none is another request's.
 *
 * @throws TypeError that names the parameter, never its value
 */
export function checkParameters(form: Form, parameters: object, what: string): void {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value == null ? [] : [name]))
  const foreign = given.find((name) => !form.allowed.includes(name))
  if (foreign !== undefined)
    throw invalidArgument(`${what} takes no ${printable(foreign)}, only ${form.allowed.join(', ')}`)
  const members = parameters as Readonly<Record<string, unknown>>
  const missing = form.required.find((name) => name !== 'client_id' && (members[name] ?? '') === '')
  if (missing !== undefined) throw invalidArgument(`${what} needs ${missing}`)
}

/** A name may be a misplaced secret: only what looks like a name is quoted. */
function printable(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : 'parameter of that name'
}
