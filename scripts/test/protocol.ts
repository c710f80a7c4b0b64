import { writeSync } from 'node:fs'

/** A test that was left out on purpose, and why. */
export interface Skip {
  readonly name: string
  readonly reason: string
}

/** Why a test failed. */
export interface Failure {
  readonly title: string
  /** The message with the difference; of an error that is no assertion, its stack and its causes. */
  readonly text: string
  /** The line of the test file, such as `test/a.test.ts:3:5`. */
  readonly where?: string | undefined
}

/** The order to run a test file. */
export interface Order {
  /** The compiled file. */
  readonly built: string
  /** Runs the tests alone whose title holds this. */
  readonly title?: string | undefined
  /** Whether the process goes on to another file. */
  readonly shared: boolean
}

/** The news of a test process, one JSON line each. */
export type Message =
  | { readonly kind: 'test'; readonly title: string }
  | { readonly kind: 'passed' }
  | ({ readonly kind: 'failed' } & Failure)
  | { readonly kind: 'problem'; readonly text: string }
  | ({ readonly kind: 'skip' } & Skip)
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'ran' }
  | {
      readonly kind: 'done'
      /** Whether the process takes another file. */
      readonly stays: boolean
      /** Seconds of processor time of the file and of the processes that it started. */
      readonly work: number
    }

/** File descriptor that the messages go over. */
const CHANNEL = 3

/** Tells the parent process something, at once: it arrives even when the process exits right after. */
export function tell(message: Message): void {
  writeSync(CHANNEL, `${JSON.stringify(message)}\n`)
}
