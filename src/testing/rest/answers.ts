import { json, type Reply } from '../call.js'

/** A REST error: a list of one, as the service sends it. */
export function restError(
  status: number,
  errorCode: string,
  message: string,
  fields?: readonly string[],
): Reply {
  return json(status, [{ message, errorCode, fields }])
}

/** The answer for whatever is not there. */
export function notFound(): Reply {
  return restError(404, 'NOT_FOUND', 'The requested resource does not exist')
}
