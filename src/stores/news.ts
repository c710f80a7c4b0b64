import { Audience } from '../lib/audience.js'
import type { SessionRecord, SessionStore } from './store.js'

/** Starts to hear of the records of a name. @returns ends it */
export type Hear = (name: string, tell: (record: SessionRecord) => void) => () => void

/** The `subscribe` of a store: hears once for all listeners of a name, as long as there are any. */
export function tellNews(hear: Hear): NonNullable<SessionStore['subscribe']> {
  const audience: Audience<SessionRecord> = new Audience((name) =>
    hear(name, audience.tell.bind(audience, name)),
  )
  return audience.listen
}
