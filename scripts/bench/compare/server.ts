/** The loopback server of the comparison, a program of its own: started from the build. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { enterpriseAnswer, jsonAnswer, pageAnswer, soapAnswer, tokenAnswer } from './answers.js'

const PAGE = Buffer.from(JSON.stringify(pageAnswer(2000)))
const XML = 'text/xml; charset=UTF-8'

/** Since the last reset. */
let refreshes = 0

const server = createServer((request, response) => {
  void answer(request, response)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', origin())
  const body = await text(request)
  const rows = Number(searchParams.get('rows') ?? /LIMIT (\d+)/.exec(body)?.[1] ?? 20)
  if (pathname.startsWith('/services/Soap/c/') || pathname === '/xml/enterprise') {
    send(
      response,
      200,
      XML,
      once(`enterprise ${rows}`, () => enterpriseAnswer(rows)),
    )
  } else if (pathname.startsWith('/json/')) {
    const json = once(`${pathname} ${rows}`, () => jsonAnswer(rows, pathname.slice('/json/'.length)))
    send(response, 200, 'application/json', json)
  } else if (pathname.startsWith('/services/Soap/')) {
    const make = (): string => soapAnswer(body, origin(), rows)
    send(response, 200, XML, body.includes('LIMIT') ? once(`partner ${rows}`, make) : Buffer.from(make()))
  } else if (pathname === '/services/oauth2/token') {
    if (body.includes('grant_type=refresh_token')) refreshes += 1
    sendJson(response, 200, tokenAnswer(origin(), refreshes))
  } else if (pathname === '/refreshes') {
    sendJson(response, 200, refreshes)
    if (searchParams.has('reset')) refreshes = 0
  } else if (isRefused(pathname, request.headers.authorization)) {
    sendJson(response, 401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }])
  } else if (pathname.endsWith('/query')) send(response, 200, 'application/json', PAGE)
  else sendJson(response, 200, { records: [], totalSize: 0, done: true })
}

/** `/dead` refuses every token, `/expired` those that no refresh gave. */
function isRefused(path: string, authorization = ''): boolean {
  return path.includes('/dead') || (path.includes('/expired') && !authorization.includes('fresh'))
}

function origin(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json', Buffer.from(JSON.stringify(value)))
}

function send(response: ServerResponse, status: number, type: string, body: Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': body.byteLength }).end(body)
}

const long = new Map<string, Buffer>()

/** A long answer, made once: to make it takes as long as to read it. */
function once(name: string, make: () => string): Buffer {
  const known = long.get(name) ?? Buffer.from(make())
  long.set(name, known)
  return known
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  console.log(origin())
})
