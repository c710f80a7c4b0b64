import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page that a browser comes back to. */
export interface Callback {
  readonly url: string
  /** Waits for the browser; a request without the right state is refused. */
  visit(state: string, signal: AbortSignal): Promise<Visit>
  close(): void
}

/** The browser, come back. */
export interface Visit {
  /** The callback URL. */
  readonly url: string
  /** Shows the page that ends the visit. */
  finish(loggedIn: boolean): void
}

/** Listens on the first of the ports that is free; 0 stands for any. */
export async function listenForCallback(ports: readonly number[]): Promise<Callback> {
  const server = await listen(ports)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/callback`
  return {
    url,
    visit: (state, signal) => nextVisit(server, url, state, signal),
    close() {
      server.close()
      server.closeIdleConnections()
    },
  }
}

async function listen(ports: readonly number[]): Promise<Server> {
  for (const port of ports) {
    const server = createServer()
    server.listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
      return server
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  throw new Error(`The ports ${ports.join(', ')} are in use: end what uses them, or log in with --device`)
}

function nextVisit(server: Server, base: string, state: string, signal: AbortSignal): Promise<Visit> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('Nobody came back from the browser in time: log in again'))
    })
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', base)
      if (url.pathname !== '/callback') show(response, 404, 'There is nothing here', '')
      else if (url.searchParams.get('state') !== state) {
        show(response, 400, 'This is not the login that was started', 'Log in from the terminal again.')
      } else {
        resolve({ url: url.href, finish: (loggedIn) => conclude(response, loggedIn) })
      }
    })
  })
}

function conclude(response: ServerResponse, loggedIn: boolean): void {
  if (loggedIn) show(response, 200, 'You are logged in', 'Close this window and go back to the terminal.')
  else show(response, 400, 'You are not logged in', 'The terminal says why. You may close this window.')
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
  response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1.1rem/1.5 system-ui;max-width:30rem;margin:20vh auto;padding:0 1rem;text-align:center}
@media(prefers-color-scheme:dark){body{background:#16181d;color:#eee}}</style>
<h1>${title}</h1><p>${text}</p></html>`)
}
