import type { Failure, Message, Skip } from './protocol.js'

/** The result of one test file. */
export interface FileResult {
  readonly path: string
  readonly passed: number
  readonly failures: readonly Failure[]
  readonly skips: readonly Skip[]
  /** Figures that the file wants to be seen. */
  readonly notes: readonly string[]
  /** The complaints of the guard about the file; each counts as a failure. */
  readonly problems: readonly string[]
  /** All that the file printed. */
  readonly output: string
  readonly seconds: number
  /** Seconds of processor time; none of a file that did not come to its end. */
  readonly work: number
}

function all<K extends Message['kind']>(messages: readonly Message[], kind: K) {
  return messages.filter((message): message is Extract<Message, { kind: K }> => message.kind === kind)
}

/** Says how far a process came that did not come to its end. */
function ending(messages: readonly Message[], how: string): string {
  if (all(messages, 'ran').length > 0) return `fails after its tests (${how})`
  const last = all(messages, 'test').at(-1)?.title
  return last === undefined
    ? `ends before its first test (${how})`
    : `ends before its tests do, in '${last}' (${how})`
}

/** Whether a process came to the end of its file, and ended well if it ended. */
function isWhole(messages: readonly Message[], end: string): boolean {
  return all(messages, 'done').length > 0 && (end === '' || end === 'exit code 0')
}

/** @param end how the process ended; empty when it goes on to another file */
export function resultOf(
  path: string,
  messages: readonly Message[],
  end: string,
  output: string,
  seconds: number,
): FileResult {
  const problems = all(messages, 'problem').map(({ text }) => text)
  return {
    path,
    passed: all(messages, 'passed').length,
    failures: all(messages, 'failed'),
    skips: all(messages, 'skip'),
    notes: all(messages, 'note').map(({ text }) => text),
    problems: isWhole(messages, end) ? problems : [...problems, ending(messages, end)],
    output,
    seconds,
    work: all(messages, 'done')[0]?.work ?? 0,
  }
}

/** Whether nothing failed in a file. */
export function isGood({ failures, problems }: FileResult): boolean {
  return failures.length + problems.length === 0
}
