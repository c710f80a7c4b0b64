import { html } from 'hono/html'
import type { Reply } from '../call.js'
import { page } from '../pages/layout.js'

/** Path of the page's script. */
export const SCRIPT_PATH = '/local-org/dashboard.js'

/** Path of the state as JSON, and of the actions. */
export const FEED_PATH = '/local-org/state.json'

/** The dashboard: an empty page that its script fills from the feed. */
export function dashboard(): Promise<Reply> {
  return page(
    'Local org',
    html`<noscript>
        <p role="alert">
          This page needs JavaScript. Its data is at <a href="${FEED_PATH}">${FEED_PATH}</a>.
        </p>
      </noscript>
      <p role="status" id="note" class="soft"></p>
      <div id="dashboard" data-feed="${FEED_PATH}"></div>`,
    { script: SCRIPT_PATH },
  )
}
