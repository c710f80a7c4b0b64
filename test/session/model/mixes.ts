import { setImmediate as turn } from 'node:timers/promises'
import type { Mix } from './member.js'
import { World } from './world.js'

/** The mixes of faults that are tried. */
export const MIXES: readonly Mix[] = [
  { name: 'no faults' },
  { name: 'clocks that jump', jump: 0.1 },
  { name: 'a store that fails', store: 0.15 },
  { name: 'answers that are lost', answers: 0.2 },
  { name: 'processes that die or stand still', crash: 0.05, pause: 0.05 },
  { name: 'locks that are lost and entries that are evicted', lock: 0.08, evict: 0.06 },
  {
    name: 'all of it',
    store: 0.08,
    answers: 0.08,
    crash: 0.03,
    pause: 0.03,
    lock: 0.04,
    evict: 0.03,
    jump: 0.03,
  },
]

/** The breaches of one seed, with its story; undefined when there are none. The program's own timers have their turn after it. */
export async function storyOf(seed: number, mix: Mix): Promise<string | undefined> {
  const world = new World(seed, mix)
  await world.run()
  await turn()
  if (world.breaches.length === 0) return undefined
  return [`seed ${seed}, ${mix.name}:`, ...world.breaches, ...world.story.map((line) => `  ${line}`)].join(
    '\n',
  )
}
