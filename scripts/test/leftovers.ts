import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds that a finished file may take to let go of sockets and timers. */
const LINGER = 3000

/** A global that Node loads at its first use, and only then has a value. */
const LAZY = Symbol('lazy')

const MEMBERS: readonly (readonly [name: string, holder: object, key: string])[] = [
  ['process.exitCode', process, 'exitCode'],
  ['Date.now', Date, 'now'],
  ['console.log', console, 'log'],
  ['console.warn', console, 'warn'],
]

/** The globals, the environment and the listeners that a test file must leave as they were. */
export interface Surroundings {
  readonly open: readonly string[]
  readonly shared: ReadonlyMap<string, unknown>
}

/** The names of what keeps the process alive. */
function openNow(): string[] {
  return process.getActiveResourcesInfo().filter((name) => !/^(TTYWrap|PipeWrap)$/.test(name))
}

function sharedNow(): Map<string, unknown> {
  const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis))
  const values = globals.map(
    ([name, found]) => [`globalThis.${name}`, 'value' in found ? (found.value as unknown) : LAZY] as const,
  )
  const members = MEMBERS.map(([name, holder, key]) => [name, Reflect.get(holder, key) as unknown] as const)
  const environment = Object.entries(process.env).map(
    ([name, value]) => [`process.env.${name}`, value] as const,
  )
  const events = process.eventNames().filter((name) => name !== 'exit')
  const listeners = events.map(
    (name) => [`the listeners of '${String(name)}' of the process`, process.listenerCount(name)] as const,
  )
  return new Map<string, unknown>([...values, ...members, ...environment, ...listeners])
}

/** The state before the first test file. */
export async function surroundings(): Promise<Surroundings> {
  await pause(1)
  return { open: openNow(), shared: sharedNow() }
}

/** The resources that are open beyond those that were; waits for those that are about to go. */
export async function leftOpen({ open }: Surroundings): Promise<string[]> {
  const end = performance.now() + LINGER
  for (let wait = 0; ; wait = Math.min(wait + 1, 50)) {
    await pause(wait)
    const before = [...open]
    const more = openNow().filter((name) => {
      const at = before.indexOf(name)
      if (at >= 0) before.splice(at, 1)
      return at < 0
    })
    if (more.length === 0 || performance.now() > end) return more
  }
}

/** The shared things that are not as they were. */
export function changed({ shared }: Surroundings): string[] {
  const now = sharedNow()
  const names = [...new Set([...shared.keys(), ...now.keys()])]
  return names.filter((name) => shared.get(name) !== LAZY && !Object.is(shared.get(name), now.get(name)))
}
