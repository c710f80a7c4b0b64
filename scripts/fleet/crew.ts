import { spawn, type ChildProcess } from 'node:child_process'
import { program } from '../program.js'
import type { FromMember, Orders, ToMember } from './messages.js'

/** One process of the fleet, as the harness sees it. */
export interface Member {
  readonly child: ChildProcess
  state: 'starting' | 'working' | 'asking' | 'spending'
  /** Whether it has renewed the session and not used it yet. */
  renewed: boolean
  /** Whether it stands still. */
  isPaused: boolean
  pairs: readonly string[] | undefined
}

/** Listeners of the harness to its processes. */
export interface CrewHooks {
  /** A member holds the lock and wants to spend the refresh token: it does so, or dies. */
  readonly onAsking: () => 'spend' | 'die'
  /** The pair that a renewal brought is in use, or the process that renewed is gone. */
  readonly onRenewed: () => void
  /** A pair was saved so many milliseconds after the server's answer. */
  readonly onSaved: (gap: number) => void
  readonly onFailure: (text: string) => void
  /** A request was sent again, as the store could not be reached. */
  readonly onAgain: () => void
}

/** The processes of the fleet; a process that dies is replaced. */
export interface Crew {
  readonly members: readonly Member[]
  /**
   * Kills one of those that are up, unless too many are not: on a slow machine fewer die. One that is between
   * the token request and the save is spared: that is the one gap.
   */
  kill(): 'killed' | 'spared' | 'none'
  /** Lets one that works stand still for so many milliseconds. @returns false when none can */
  pause(milliseconds: number): boolean
  /** Whether one is between the token request and the save. */
  readonly isSpending: boolean
  /** Lets all come to an end; gives the pairs that the connections of each process ended on. */
  finish(): Promise<readonly (readonly string[])[]>
  /** Kills all. */
  stop(): void
}

/** Most members that are down at one time. */
const MOST_DOWN = 2
const PROGRAM = program('scripts/fleet/member.ts')

/** Starts the fleet. */
export function startCrew(size: number, orders: Orders, hooks: CrewHooks): Crew {
  const members = new Set<Member>()
  let isOver = false

  const enlist = (): void => {
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const member: Member = { child, state: 'starting', renewed: false, isPaused: false, pairs: undefined }
    members.add(member)
    child.on('message', (message) => {
      hear(member, message as FromMember, hooks)
    })
    child.once('exit', (code) => {
      members.delete(member)
      if (member.renewed) hooks.onRenewed()
      if (code !== null && !isOver) hooks.onFailure(`a process ended with ${code}`)
      if (!isOver) enlist()
    })
  }
  for (let count = 0; count < size; count += 1) enlist()
  return {
    get members() {
      return [...members]
    },
    get isSpending() {
      return [...members].some(({ state }) => state === 'asking' || state === 'spending')
    },
    kill: () => killOne([...members]),
    pause: (milliseconds) => pauseOne([...members], milliseconds),
    async finish() {
      isOver = true
      return Promise.all([...members].map(pairsOf))
    },
    stop() {
      isOver = true
      for (const { child } of members) child.kill('SIGKILL')
    },
  }
}

function killOne(members: readonly Member[]): 'killed' | 'spared' | 'none' {
  const up = members.filter(({ state }) => state !== 'starting')
  const victim = up[Math.floor(Math.random() * up.length)]
  if (victim === undefined || members.length - up.length >= MOST_DOWN) return 'none'
  if (victim.state === 'spending') return 'spared'
  return victim.child.kill('SIGKILL') ? 'killed' : 'none'
}

function pauseOne(members: readonly Member[], milliseconds: number): boolean {
  const able = members.filter(({ state, isPaused }) => state === 'working' && !isPaused)
  const one = able[Math.floor(Math.random() * able.length)]
  if (one === undefined || members.some(({ isPaused }) => isPaused)) return false
  one.isPaused = true
  one.child.kill('SIGSTOP')
  setTimeout(() => {
    one.isPaused = false
    one.child.kill('SIGCONT')
  }, milliseconds)
  return true
}

function hear(member: Member, message: FromMember, hooks: CrewHooks): void {
  if (message.kind === 'ready') member.state = 'working'
  else if (message.kind === 'spending') decide(member, hooks)
  else if (message.kind === 'saved') settle(member, message.gap, hooks)
  else if (message.kind === 'failure') hooks.onFailure(message.text)
  else if (message.kind === 'again') hooks.onAgain()
  else if (message.kind === 'end') member.pairs = message.pairs
  else if (member.renewed) {
    member.renewed = false
    hooks.onRenewed()
  }
}

function decide(member: Member, hooks: CrewHooks): void {
  const { child } = member
  member.state = 'asking'
  if (hooks.onAsking() === 'die') {
    child.kill('SIGKILL')
    return
  }
  member.state = 'spending'
  tell(child, { kind: 'spend' })
}

function settle(member: Member, gap: number | undefined, hooks: CrewHooks): void {
  if (member.state !== 'spending') return
  member.state = 'working'
  member.renewed = gap !== undefined
  if (gap !== undefined) hooks.onSaved(gap)
}

async function pairsOf(member: Member): Promise<readonly string[]> {
  const { child } = member
  tell(child, { kind: 'stop' })
  while (member.pairs === undefined && child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('message', resolve).once('exit', resolve))
  }
  return member.pairs ?? []
}

function tell(child: ChildProcess, message: ToMember): void {
  if (child.connected) child.send(message)
}
