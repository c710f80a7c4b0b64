import { inspect } from 'node:util'
import fc from 'fast-check'

/** A statement about all cases, and how many of them are tried. */
export interface Property {
  readonly name: string
  /** Cases in `npm test`. */
  readonly few: number
  /** Cases in `npm run fuzz`. */
  readonly many: number
  /** Tries cases; what comes back tells of the first that fails, and how to find it again. */
  readonly run: (parameters: fc.Parameters<unknown>) => Promise<Outcome>
}

/** Result of a run. */
export interface Outcome {
  readonly failed: boolean
  readonly cases: number
  /** The failing case and its error, in words; empty when there is none. */
  readonly report: string
  readonly path: string | null
}

/** Cases in `npm run fuzz`, unless a case is too dear. */
const MANY = 100_000

/** Cases after which timers have their turn, which tell that the process lives. */
const TURN = 100

/**
 * States something about every case of an arbitrary.
 *
 * @param holds throws, or rejects, when it does not hold
 */
export function property<Case>(
  name: string,
  cases: fc.Arbitrary<Case>,
  holds: (value: Case) => void | Promise<void>,
  { few = 200, many = MANY }: Partial<Pick<Property, 'few' | 'many'>> = {},
): Property {
  let count = 0
  const check = fc.asyncProperty(cases, async (value) => {
    count += 1
    if (count % TURN === 0) await new Promise(setImmediate)
    await holds(value)
  })
  return {
    name,
    few,
    many,
    async run(parameters) {
      const details = await fc.check(check, parameters as fc.Parameters<[Case]>)
      const { failed, numRuns, counterexamplePath } = details
      const report = failed
        ? `${await fc.asyncDefaultReportMessage(details)}\n${inspect(details.errorInstance)}`
        : ''
      return { failed, cases: numRuns, report, path: counterexamplePath }
    },
  }
}
