import { opaque } from '../ids.js'

/** A browser in which a user is logged in. */
export interface Browser {
  /** The value of its cookie. */
  readonly id: string
  readonly username: string
  /** Comes with every form that decides something, so that no other page can send it. */
  readonly csrf: string
}

/** The browsers in which users are logged in, and the doors for new ones. */
export interface Browsers {
  open(username: string): Browser
  find(id: string): Browser | undefined
  close(id: string): void
  /** A ticket that opens a browser for a user, once and within a minute. */
  issueTicket(username: string): string
  redeemTicket(ticket: string): Browser | undefined
}

const TICKET_LIFETIME = 60_000

/** No browsers yet. */
export function createBrowsers(clock: () => number): Browsers {
  const browsers = new Map<string, Browser>()
  const tickets = new Map<string, { readonly username: string; readonly expiresAt: number }>()
  const open = (username: string): Browser => {
    const browser = { id: opaque(32), username, csrf: opaque(32) }
    browsers.set(browser.id, browser)
    return browser
  }
  return {
    open,
    find: (id) => browsers.get(id),
    close: (id) => void browsers.delete(id),
    issueTicket(username) {
      const ticket = opaque(48)
      tickets.set(ticket, { username, expiresAt: clock() + TICKET_LIFETIME })
      return ticket
    },
    redeemTicket(ticket) {
      const entry = tickets.get(ticket)
      tickets.delete(ticket)
      return entry && entry.expiresAt > clock() ? open(entry.username) : undefined
    },
  }
}
