import fc from 'fast-check'
import { MIXES, storyOf } from '../session/model/mixes.js'
import { property, type Property } from './property.js'

/** Seeds of each mix of faults in `npm run fuzz`: a million in all. */
const MANY = Math.ceil(1_000_000 / MIXES.length)

/** Invariants of processes that share a session, in virtual time, under every order of events. */
export const SESSION_MODEL: readonly Property[] = MIXES.map((mix) =>
  property(
    `processes that share a session keep its promises with ${mix.name}`,
    fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    async (seed) => {
      const story = await storyOf(seed, mix)
      if (story !== undefined) throw new Error(story)
    },
    { few: 20, many: MANY },
  ),
)
