import * as assert from 'uvu/assert'
import type { LocalOrg } from '../../src/testing/index.js'
import { get } from './support.js'

/** Path of the dashboard's feed. */
export const FEED = '/local-org/state.json'

/** A row of a table. */
export type Row = Readonly<Record<string, unknown>>

/** The part of the feed that the tests read. */
export interface Feed {
  readonly connection: string
  readonly counters: Row
  readonly sessions: readonly Row[]
  readonly refreshTokens: readonly Row[]
  readonly users: readonly Row[]
  readonly faults: readonly Row[]
  readonly exchanges: readonly Row[]
  readonly violations: readonly string[]
  readonly now: number
}

/** Reads the feed. */
export async function readFeed(org: LocalOrg): Promise<Feed> {
  return (await (await fetch(org.url + FEED)).json()) as Feed
}

/** Some members of each row. */
export const pick = (rows: readonly Row[], ...names: string[]): unknown[][] =>
  rows.map((row) => names.map((name) => row[name]))

/** Sends an action, as the buttons do. */
export async function act(
  org: LocalOrg,
  action: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const all = { 'content-type': 'application/json', ...headers }
  return await fetch(org.url + FEED, { method: 'POST', headers: all, body: JSON.stringify(action) })
}

/** Sends an action that must succeed. */
export async function done(org: LocalOrg, action: unknown): Promise<void> {
  const response = await act(org, action)
  assert.is(response.status, 200, await response.clone().text())
}

/** Tells whether an access token is good. */
export const isLive = async (org: LocalOrg, accessToken: string): Promise<boolean> =>
  (await get(org, '/services/data/v64.0/limits', accessToken)).status === 200
