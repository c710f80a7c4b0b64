import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { CommandError } from './command.js'

/** A loopback page to which the browser returns from a login. */
export interface Callback {
  /** Waits for the browser, by its one-time state; others are refused. */
  readonly visit: (state: string, signal: AbortSignal) => Promise<Visit>
  readonly close: () => void
}

/** The browser's return. */
export interface Visit {
  /** The callback URL. */
  readonly url: string
  /** Shows the page that ends the visit; resolves when it has been sent. */
  readonly finish: (loggedIn: boolean) => Promise<unknown>
}

/**
 * Listens at a callback URL.
 *
 * @throws CommandError when its host is no loopback host, or its port is in use
 */
export async function listenAt(callback: string): Promise<Callback> {
  const { protocol, hostname, port } = new URL(callback)
  if (protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    throw new CommandError(
      `--redirect-uri: ${callback} is not http on localhost; give one of the app's that is`,
    )
  const server = createServer()
  server.listen({ port: Number(port === '' ? 80 : port), host: hostname === '[::1]' ? '::1' : '127.0.0.1' })
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CommandError(
      `cannot listen at ${callback} (${String(code)}): give another --redirect-uri of the app's`,
    )
  }
  return {
    visit: (state, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new CommandError('the browser did not return within ten minutes: log in again'))
        })
        server.on('request', ({ url: target = '/', headers }, response) => {
          const url = new URL(target, callback)
          if (url.pathname !== new URL(callback).pathname || headers.host !== url.host)
            show(response, 404, 'No page has this address', '')
          else if (url.searchParams.get('state') !== state)
            show(response, 400, 'This is not the login that was started', 'Log in from the terminal again.')
          else resolve({ url: url.href, finish: conclude.bind(undefined, response) })
        })
      }),
    close() {
      server.close()
      server.closeIdleConnections()
    },
  }
}

function conclude(response: ServerResponse, loggedIn: boolean): Promise<unknown> {
  const sent = once(response, 'close')
  if (loggedIn) show(response, 200, 'You are logged in', 'Close this window and return to the terminal.')
  else
    show(response, 400, 'You are not logged in', 'The terminal shows the reason. You can close this window.')
  return sent
}

/** The URL holds a code: the page is not kept, names no referrer and loads nothing. */
function show(response: ServerResponse, status: number, title: string, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    connection: 'close',
  })
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui;max-width:30rem;margin:20vh auto;padding:0 1rem;text-align:center}</style>
<main><h1>${title}</h1><p>${text}</p></main></html>`)
}
