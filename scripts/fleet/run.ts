import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../../src/connection/connection.js'
import type { SessionStore, StoredSession } from '../../src/stores/store.js'
import { type LocalOrg, startOrg } from '../../src/testing/index.js'
import { type Crew, startCrew } from './crew.js'
import type { Orders } from './messages.js'
import { openSharedStore, type SharedStoreSpec } from './stores.js'

/** How large a fleet is, and how long it is under way. */
export interface FleetSize {
  /** How long sessions and processes are killed. */
  readonly seconds: number
  readonly processes: number
  /** Connections of each process. */
  readonly connections: number
  /** Mean milliseconds between two requests of a connection. */
  readonly pause: number
}

/** Scenario of the fleet. */
export interface FleetOptions extends FleetSize {
  readonly spec: SharedStoreSpec
  /** The same store without the proxy in front of it; for the harness. */
  readonly direct?: SharedStoreSpec
  /** Cuts all connections to the store. */
  readonly cut?: () => void
}

/** Result of a run. */
export interface FleetReport {
  /** Sessions that were killed, each one after the renewal of the one before. */
  readonly expiries: number
  readonly refreshes: number
  /** Spent refresh tokens that the org has seen a second time. */
  readonly reuses: number
  /** Processes that were killed and replaced. */
  readonly killed: number
  /** Those among them that held the lock. */
  readonly killedHolding: number
  /** How often one was spared because it was between the token request and the save: the one gap. */
  readonly spared: number
  /** Processes that stood still for longer than a lock lives. */
  readonly paused: number
  /** How often all connections to the store were cut. */
  readonly cuts: number
  /** Requests that failed with STORE_UNAVAILABLE, and were sent again. */
  readonly again: number
  /** Milliseconds from the server's answer to the save, of each renewal. */
  readonly gaps: readonly number[]
  readonly requests: number
  /** Requests that met a dead session, and were repeated. */
  readonly refused: number
  /** Requests that failed, and processes that ended by themselves. */
  readonly failures: readonly string[]
  /** Connections that had a pair at the end. */
  readonly ended: number
  /** Different pairs that they had, and the store's. */
  readonly pairs: number
}

const KEY = 'fleet@local.example'
/** Milliseconds within which one process has to renew the session, on the slowest machine. */
const PATIENCE = 60_000
/** Renewals before the fleet starts. */
const WARM_UP = 1
/** How often a process dies that holds the lock, before it spends the refresh token. */
const DEATH_OF_HOLDER = 0.05
/** Milliseconds for which a process stands still: longer than its lock lives. */
const PAUSED = 6000
/** Mean milliseconds between two cuts. */
const CUT_EVERY = 2000
/** Which one in any case. */
const CERTAIN_DEATH = 2

/** Lets a fleet of processes share one session while sessions and processes are killed at random. */
export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  const org = await startOrg({ rotation: true, reuseDetection: true })
  try {
    return await shareSession(org, options)
  } finally {
    await org.close()
  }
}

async function shareSession(org: LocalOrg, options: FleetOptions): Promise<FleetReport> {
  const { spec, direct = spec, processes, connections, pause } = options
  const { store, close } = await openSharedStore(direct)
  const { clientId, clientSecret } = org.app
  const orders = { spec, key: KEY, loginUrl: org.url, clientId, clientSecret, connections, pause }
  await store.put(
    KEY,
    { version: 1, state: 'live', session: { kind: 'oauth2', ...org.openSession() } },
    undefined,
  )
  await warmUp(org)
  const storm = createStorm(
    org,
    processes * connections,
    async () => (await sessionIn(store))?.accessToken,
    options.cut,
  )
  const crew = startCrew(processes, orders satisfies Orders, storm.hooks)
  try {
    await allWork(crew)
    await storm.rage(crew, options.seconds)
    await allWork(crew)
    const pairs = (await crew.finish()).flat()
    const last = await sessionIn(store)
    return reportOf(org, storm, [...pairs], `${last?.accessToken ?? ''} ${last?.refreshToken ?? ''}`)
  } finally {
    crew.stop()
    await close()
  }
}

async function sessionIn(store: SessionStore): Promise<StoredSession | undefined> {
  const record = await store.load(KEY)
  return record?.state === 'live' ? record.session : undefined
}

/** The org loads what it answers renewals with at the first one. */
async function warmUp(org: LocalOrg): Promise<void> {
  const { clientId, clientSecret } = org.app
  await new Connection({
    ...org.openSession(),
    oauth2: { loginUrl: org.url, clientId, clientSecret },
  }).refresh()
}

type Count = 'expiries' | 'killed' | 'killedHolding' | 'spared' | 'paused' | 'cuts' | 'again'
type Counts = Record<Count, number> & {
  readonly failures: string[]
  readonly gaps: number[]
}

const NONE = { expiries: 0, killed: 0, killedHolding: 0, spared: 0, paused: 0, cuts: 0, again: 0 }

/**
 * Kills sessions and processes.
 *
 * @param uses how many requests a session serves before it is killed
 */
function createStorm(
  org: LocalOrg,
  uses: number,
  current: () => Promise<string | undefined>,
  cut?: () => void,
) {
  const counts: Counts = { ...NONE, failures: [], gaps: [] }
  let mayDie = true
  let asked = 0
  let onRenewed: (() => void) | undefined
  const hooks = {
    onAsking: (): 'spend' | 'die' => {
      asked += 1
      const dies = mayDie && (asked === CERTAIN_DEATH || Math.random() < DEATH_OF_HOLDER)
      if (dies) counts.killedHolding += 1
      return dies ? 'die' : 'spend'
    },
    onRenewed: () => onRenewed?.(),
    onSaved: (gap: number) => void counts.gaps.push(gap),
    onAgain: () => void (counts.again += 1),
    onFailure: (text: string) => void counts.failures.push(text),
  }
  async function expire(): Promise<void> {
    const accessToken = await current()
    const renewed = new Promise<void>((resolve) => (onRenewed = resolve))
    counts.expiries += 1
    endSession(org, accessToken)
    if (await isLate(renewed)) counts.failures.push('nobody renewed the session')
    await lived(org, uses)
  }
  async function rage(crew: Crew, seconds: number): Promise<void> {
    const end = Date.now() + seconds * 1000
    const killing = repeat(end, 1000, strike.bind(null, crew, counts))
    await Promise.all([killing, disturb(crew, counts, end, cut), repeat(end, 150, expire)])
    await sleep(PAUSED)
    mayDie = false
  }
  return { counts, hooks, rage }
}

/** Ends one session of the org, or all of them. */
function endSession(org: LocalOrg, accessToken: string | undefined): void {
  if (Math.random() < 0.5 || accessToken === undefined) org.expireSessions()
  else org.killSession(accessToken)
}

/** Kills a process, and counts the outcome. */
function strike(crew: Crew, counts: Record<Count, number>): void {
  const outcome = crew.kill()
  if (outcome !== 'none') counts[outcome] += 1
}

/** Lets processes stand still, and cuts connections while no refresh token is between the org and the store. */
async function disturb(
  crew: Crew,
  counts: Record<Count, number>,
  end: number,
  cut: (() => void) | undefined,
): Promise<void> {
  const pausing = repeat(end, PAUSED, () => {
    if (crew.pause(PAUSED)) counts.paused += 1
  })
  const cutting = repeat(end, CUT_EVERY, () => {
    if (cut === undefined || crew.isSpending) return
    counts.cuts += 1
    cut()
  })
  await Promise.all([pausing, cutting])
}

/** Sessions live for longer than requests take, also on a slow machine. */
async function lived(org: LocalOrg, uses: number): Promise<void> {
  const from = org.requests.length
  const end = Date.now() + PATIENCE
  const served = () => org.requests.slice(from).filter(({ status }) => status === 200).length
  while (Date.now() < end && served() < uses) await sleep(20)
}

async function isLate(promise: Promise<void>): Promise<boolean> {
  const patience = new AbortController()
  const late = sleep(PATIENCE, true, { signal: patience.signal }).catch(() => false)
  const outcome = await Promise.race([promise, late])
  patience.abort()
  return outcome === true
}

async function repeat(end: number, pause: number, act: () => unknown): Promise<void> {
  while (Date.now() < end) {
    await act()
    await sleep(pause * (0.5 + Math.random()))
  }
}

async function allWork(crew: Crew): Promise<void> {
  while (crew.members.some(({ state }) => state !== 'working')) await sleep(20)
}

function reportOf(
  org: LocalOrg,
  { counts }: { readonly counts: Counts },
  pairs: readonly string[],
  last: string,
): FleetReport {
  const limits = org.requests.filter(({ path }) => path.endsWith('/limits'))
  return {
    ...counts,
    killed: counts.killed + counts.killedHolding,
    refreshes: org.count('refresh_token') - WARM_UP,
    reuses: org.reuses,
    requests: limits.length,
    refused: limits.filter(({ status }) => status === 401).length,
    ended: pairs.length,
    pairs: new Set([...pairs, last]).size,
  }
}
