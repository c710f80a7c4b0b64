import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import { certificateOf, type Certificate } from '../helpers/certificate.js'
import { startRaw, writes, type Conduct, type Raw } from './transfer-servers.js'

const Tls = suite('TLS that does not hold')

const CHILD = built('test/hostile/tls-child.ts')
const DAY = 86_400_000
const at = (days: number): Date => new Date(Date.now() + days * DAY)
const VALID = { notBefore: at(-1), notAfter: at(1) }

interface Told {
  readonly value?: unknown
  readonly other?: string
  readonly errorCode?: string
  readonly verdict?: string
  readonly message?: string
}

const authority = certificateOf({ name: 'An Authority', isAuthority: true, ...VALID })
const signed = { name: 'localhost', issuer: authority.issuer }

/** Certificates of servers, and Node's code for each. */
const CERTIFICATES: Readonly<Record<string, readonly [certificate: Certificate, code: string]>> = {
  'signed by itself': [certificateOf({ name: 'localhost', ...VALID }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  expired: [certificateOf({ ...signed, notBefore: at(-9), notAfter: at(-1) }), 'CERT_HAS_EXPIRED'],
  'not valid yet': [certificateOf({ ...signed, notBefore: at(1), notAfter: at(9) }), 'CERT_NOT_YET_VALID'],
  'of another host': [
    certificateOf({ ...signed, name: 'evil.example', ...VALID }),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  'of an unknown authority': [
    certificateOf({
      name: 'localhost',
      issuer: certificateOf({ name: 'Another', isAuthority: true, ...VALID }).issuer,
      ...VALID,
    }),
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
}

const OK = writes('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\n\r\n{"ok":1}')

/** Speaks without TLS whatever it is told. */
const PLAIN: Conduct = (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))

/** Asks a server for each certificate, one with a good one, and one without any TLS. */
async function ask(): Promise<{ told: Record<string, Told>; received: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-tls-'))
  const servers: [string, Raw][] = []
  let received = 0
  try {
    await writeFile(join(folder, 'authority.pem'), authority.cert)
    for (const [name, [certificate]] of Object.entries(CERTIFICATES)) {
      servers.push([name, await startRaw((socket) => socket.on('data', () => (received += 1)), certificate)])
    }
    servers.push(['good', await startRaw(OK, certificateOf({ ...signed, ...VALID }))])
    servers.push(['none', await startRaw(PLAIN)])
    const urls = Object.fromEntries(servers.map(([name, { port }]) => [name, `https://localhost:${port}`]))
    const child = spawn(process.execPath, [CHILD], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.end(JSON.stringify(urls))
    return { told: JSON.parse(await text(child.stdout)) as Record<string, Told>, received }
  } finally {
    await Promise.all(servers.map(([, server]) => server.close()))
    await rm(folder, { recursive: true })
  }
}

Tls('no certificate but a good one gets a request; the error names host, cause and way out', async () => {
  const { told, received } = await ask()
  assert.equal(told['good: REST'], { value: { ok: 1 } })
  assert.is(received, 0, 'nothing was sent to a server that did not show who it is')
  for (const [name, [, code]] of Object.entries(CERTIFICATES)) {
    for (const operation of ['REST', 'SOAP login', 'refresh']) {
      const { errorCode, verdict, message = '' } = told[`${name}: ${operation}`] ?? {}
      assert.equal([name, errorCode, verdict], [name, 'NETWORK_ERROR', 'configuration'])
      assert.match(
        message,
        /^Could not reach https:\/\/localhost:\d+: its TLS certificate was not accepted.*NODE_EXTRA_CA_CERTS/,
      )
      assert.ok(message.endsWith(`(${code})`), `${name}: ${message}`)
      assert.not.match(message, 'hush')
    }
  }
  for (const operation of ['REST', 'SOAP login', 'refresh']) {
    const { errorCode, verdict, message = '' } = told[`none: ${operation}`] ?? {}
    assert.equal([errorCode, verdict], ['NETWORK_ERROR', 'configuration'], message)
    assert.match(message, 'does not speak TLS')
  }
})

Tls.run()
