import type fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { StoredSession } from '../../src/stores/store.js'
import type { SalesforceError } from '../../src/errors/salesforce-error.js'
import { Connection, type Fetch, isSalesforceError, memoryStore, type SessionStore } from '../../src/index.js'
import { familyOf, Org } from './org.js'

const HOST = 'https://acme.my.salesforce.com'
const USER = `${HOST}/id/00D000000000001AAA/005000000000001AAA`
const KEY = 'ada'
const DEAD = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]

/** Calls of a connection in a process of its own. */
interface Member {
  readonly conn: Connection
  /** How often its session was ended from here. */
  logouts: number
  /** Access tokens that the org gave to it, and those of renewals that its listeners heard of. */
  readonly given: string[]
  readonly heard: string[]
  /** Refresh tokens that were refused to it for good. */
  readonly refused: Set<string>
}

/** Some connections that share a session by a store; whatever goes between them and org and store is scheduled. */
export class World {
  readonly org = new Org()
  readonly #scheduler: fc.Scheduler
  readonly #members: Member[] = []
  readonly #calls: { readonly done: Promise<void>; readonly abort: AbortController; error?: unknown }[] = []
  readonly #breaches: string[] = []
  readonly #flying = new Set<string>()
  readonly #store = memoryStore()
  #isSlow = false
  #clock = performance.now()

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler
  }

  /** Opens the connections; what follows is scheduled. */
  async open(count: number): Promise<this> {
    const session = { ...this.org.login(), id: USER }
    await this.#store.put(KEY, { version: 1, state: 'live', session }, undefined)
    for (let at = 0; at < count; at += 1) await this.#join()
    this.#isSlow = true
    return this
  }

  now(): number {
    return this.#clock
  }

  /** Sends a request, with the number of logouts that it belongs to. */
  request(at: number): void {
    const member = this.#member(at)
    const headers = { 'x-logouts': String(member.logouts) }
    this.#keep((signal) => member.conn.request({ url: '/limits', headers, signal }))
  }

  refresh(at: number): void {
    this.#keep(() => this.#member(at).conn.refresh())
  }

  login(at: number): void {
    this.#clock += 1_000_000
    this.#keep(() => this.#member(at).conn.loginByOAuth2('ada', 'password'))
  }

  logout(at: number): void {
    const member = this.#member(at)
    member.logouts += 1
    this.#keep(() => member.conn.logout(true))
  }

  forget(at: number): void {
    const member = this.#member(at)
    member.logouts += 1
    member.conn.forget()
  }

  abort(at: number): void {
    this.#calls[at % (this.#calls.length || 1)]?.abort.abort()
  }

  /** Properties when nothing is under way any more. */
  async check(): Promise<void> {
    await this.#settled()
    assert.equal(this.org.reused, [], 'a refresh token was used twice')
    const { refreshToken } = (await this.#stored()) ?? {}
    const newest = this.org.newest.find((token) => familyOf(token) === familyOf(String(refreshToken)))
    assert.ok(newest === undefined || newest === refreshToken, `the store lost ${newest}`)
    for (const { heard, given } of this.#members) {
      assert.is(new Set(heard).size, heard.length, 'a renewal is told once')
      assert.ok(
        heard.every((token) => given.includes(token)),
        'what is told was renewed here',
      )
    }
    assert.equal(this.#breaches, [])
  }

  /** A connection that is logged in goes on, with the session that the store has. */
  async goesOn(): Promise<void> {
    this.org.recover()
    this.#isSlow = false
    const stored = await this.#stored()
    if (stored === undefined || !this.org.isNewest(String(stored.refreshToken))) return
    this.#clock += 1_000_000
    for (const { conn, refused } of this.#members) {
      if (conn.accessToken === null || refused.has(String(conn.refreshToken))) continue
      await conn.request('/limits')
      assert.is(conn.accessToken, (await this.#stored())?.accessToken, 'all have one session')
    }
  }

  async #join(): Promise<void> {
    const member = { logouts: 0, given: [], heard: [], refused: new Set<string>() }
    const conn = await Connection.open({
      store: this.#slowStore(),
      key: KEY,
      oauth2: { loginUrl: HOST, clientId: 'c', clientSecret: 's' },
      fetch: (url, init) =>
        this.#answer(
          this.#members.find((one) => one.conn === conn),
          url,
          init,
        ),
      retry: 0,
    })
    const joined: Member = { ...member, conn }
    conn.on('refresh', (accessToken) => joined.heard.push(accessToken))
    this.#members.push(joined)
  }

  #member(at: number): Member {
    const member = this.#members[at % this.#members.length]
    if (member === undefined) throw new Error('there is no connection')
    return member
  }

  #keep(begin: (signal: AbortSignal) => Promise<unknown>): void {
    const abort = new AbortController()
    const done = begin(abort.signal).then(
      () => undefined,
      (error: unknown) => {
        const isOwn = isSalesforceError(error) && error.errorCode !== 'NETWORK_ERROR'
        this.#expect(isOwn || abort.signal.aborted, `a call ends with ${String(error)}`)
      },
    )
    this.#calls.push({ done, abort })
  }

  /** Discarded sessions are revoked without anybody waiting for it. */
  async #settled(): Promise<void> {
    await this.#scheduler.waitFor(Promise.all(this.#calls.map(({ done }) => done)))
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise(setImmediate)
      await this.#scheduler.waitIdle()
    }
  }

  async #answer(member: Member | undefined, url: string, init: RequestInit): ReturnType<Fetch> {
    if (member === undefined) throw new Error('nothing is sent before the connection is open')
    const form = new URLSearchParams(typeof init.body === 'string' ? init.body : '')
    if (url.endsWith('/revoke')) return this.#revoke(form)
    if (url.endsWith('/token')) return this.#token(member, form)
    const headers = new Headers(init.headers)
    this.#expect(member.conn.accessToken !== null, 'a request goes out on a closed session')
    const isOfNow = [null, String(member.logouts)].includes(headers.get('x-logouts'))
    this.#expect(isOfNow, 'a request goes out after the logout')
    await this.#step('request')
    const isAccepted = this.org.accepts(String(headers.get('authorization')).slice('Bearer '.length))
    await this.#step('answer')
    return isAccepted ? Response.json({}) : Response.json(DEAD, { status: 401 })
  }

  async #revoke(form: URLSearchParams): Promise<Response> {
    await this.#step('revoke')
    const token = String(form.get('token'))
    const { accessToken = '' } = (await this.#stored()) ?? {}
    const isWhole = token.endsWith('refresh') && familyOf(token) === familyOf(accessToken)
    this.#expect(!isWhole && token !== accessToken, 'a session that others use is revoked')
    this.org.revoke(token)
    return new Response()
  }

  async #token(member: Member, form: URLSearchParams): Promise<Response> {
    const refreshToken = form.get('refresh_token')
    await this.#step('token')
    if (refreshToken === null) {
      const tokens = this.org.login()
      member.given.push(tokens.accessToken)
      return this.#issued(tokens)
    }
    const family = familyOf(refreshToken)
    this.#expect(!this.#flying.has(family), 'two renewals are under way')
    this.#expect(!member.refused.has(refreshToken), 'a refused refresh token is sent again')
    this.#flying.add(family)
    const response = await this.#refresh(member, refreshToken)
    this.#flying.delete(family)
    return response
  }

  async #refresh(member: Member, refreshToken: string): Promise<Response> {
    try {
      const tokens = this.org.spend(refreshToken)
      member.given.push(tokens.accessToken)
      return await this.#issued(tokens)
    } catch (error) {
      const { verdict } = error as SalesforceError
      await this.#step('not refreshed')
      if (verdict === 'throttled') return new Response(null, { status: 503 })
      member.refused.add(refreshToken)
      const error_description = 'expired access/refresh token'
      return Response.json(
        verdict === 'policy' ? { error: 'inactive_user' } : { error: 'invalid_grant', error_description },
        { status: 400 },
      )
    }
  }

  async #issued({ accessToken, refreshToken }: ReturnType<Org['login']>): Promise<Response> {
    await this.#step('issued')
    const tokens = { access_token: accessToken, refresh_token: refreshToken }
    return Response.json({ ...tokens, instance_url: HOST, id: USER, token_type: 'Bearer' })
  }

  /** The store as a process sees it that is far away from it; it hears of changes at once. */
  #slowStore(): SessionStore {
    const store = this.#store
    const step = (): Promise<void> => this.#step('store')
    return {
      load: (key) => step().then(() => store.load(key)),
      put: (name, record, expected) => step().then(() => store.put(name, record, expected)),
      exclusive: (key, task) => step().then(() => store.exclusive(key, task)),
      subscribe: (key, listener) => store.subscribe?.(key, listener) ?? (() => undefined),
    }
  }

  async #stored(): Promise<StoredSession | undefined> {
    const record = await this.#store.load(KEY)
    return record?.state === 'live' ? record.session : undefined
  }

  async #step(label: string): Promise<void> {
    if (this.#isSlow) await this.#scheduler.schedule(Promise.resolve(), label)
  }

  #expect(holds: boolean, breach: string): void {
    if (!holds) this.#breaches.push(breach)
  }
}
