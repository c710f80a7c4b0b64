import { readFileSync } from 'node:fs'

/** How a test file wants to be run. */
export interface TestFile {
  /** Its path, from the root of the project. */
  readonly path: string
  /** `shared`: in a process with others. `own`: in one of its own. `second`: likewise, in the lane of slow things. */
  readonly place: 'shared' | 'own' | 'second'
  /** Seconds that it may take. */
  readonly limit: number
}

const PLACES = { 'own process': 'own', 'second lane': 'second' } as const

/**
 * Reads the first line of a test file: `// own process`, `// second lane`, `// at most 300 s`, or two of them with
 * a comma between. Without such a line the file shares a process with others.
 *
 * @param limit seconds that a file may take that asks for no others
 * @throws TypeError when the first line is a comment that says something else
 */
export function testFile(path: string, limit: number): TestFile {
  const [first = ''] = readFileSync(path, 'utf8').split('\n', 1)
  const words = first.startsWith('//') ? first.slice(2).trim().split(/,\s*/) : []
  let file: TestFile = { path, place: 'shared', limit }
  for (const word of words) {
    const seconds = /^at most (\d+) s$/.exec(word)?.[1]
    if (seconds !== undefined) file = { ...file, limit: Number(seconds) }
    else if (word in PLACES) file = { ...file, place: PLACES[word as keyof typeof PLACES] }
    else throw new TypeError(`${path} begins with '${first}', which the test runner does not know`)
  }
  return file
}
