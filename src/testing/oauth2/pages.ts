import type { Reply } from '../call.js'
import { message } from '../pages/layout.js'

/** The page that a browser shows when there is no app to lead the error back to. */
export function errorPage(error: string, description: string): Promise<Reply> {
  return message('This request cannot be shown', `${error}: ${description}`, 400)
}
