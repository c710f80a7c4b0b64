import { readOptions } from '../../src/connection/settings.js'

/** The message of the TypeError that options are refused with. */
export function refusal(options: object): string {
  try {
    readOptions(options)
  } catch (error) {
    if (error instanceof TypeError) return error.message
  }
  throw new Error(`Not refused with a TypeError: ${JSON.stringify(options)}`)
}
