import type { Module } from './modules.js'

/** A room of `src/`: a top-level folder, or a door (a file at the root). Folders inside a room belong to it. */
export interface Room {
  readonly name: string
  /** Its main file; the first comment states the room's content and users. */
  readonly main: string
  /** Lines of code that the room may have, comments and blank lines not counted. */
  readonly budget: number
}

/** The floors of the house, from the top to the bottom; rooms of one floor do not know each other. */
export const FLOORS: readonly (readonly Room[])[] = [
  [
    { name: 'index', main: 'src/index.ts', budget: 6 },
    { name: 'jsforce', main: 'src/jsforce.ts', budget: 43 },
    { name: 'soap', main: 'src/soap.ts', budget: 96 },
  ],
  [{ name: 'connection', main: 'src/connection/connection.ts', budget: 1255 }],
  [{ name: 'rest', main: 'src/rest/client.ts', budget: 1437 }],
  [
    { name: 'session', main: 'src/session/session.ts', budget: 647 },
    { name: 'oauth2', main: 'src/oauth2/oauth2.ts', budget: 1562 },
    { name: 'partner', main: 'src/partner/api.ts', budget: 900 },
  ],
  [{ name: 'stores', main: 'src/stores/store.ts', budget: 972 }],
  [{ name: 'http', main: 'src/http/transport.ts', budget: 939 }],
  [{ name: 'errors', main: 'src/errors/salesforce-error.ts', budget: 509 }],
  [{ name: 'lib', main: 'src/lib/time.ts', budget: 944 }],
]

/** The local org: it imports no room, and no room imports it. */
export const APART: Room = { name: 'testing', main: 'src/testing/index.ts', budget: 5875 }

/** Lines of code that the build-time programs may have, those of the command line not counted. */
export const SCRIPTS_BUDGET = 9405

/** Every room. */
export const ROOMS: readonly Room[] = [...FLOORS.flat(), APART]

/** The room of a module below `src/`, or the contract of a module below `generated/`. */
export function roomOf(path: string): string | undefined {
  const [top = '', first = ''] = path.split('/')
  if (top === 'src') return first.replace(/\.ts$/, '')
  return top === 'generated' && path.split('/').length > 2 ? `generated/${first}` : undefined
}

/** Lines of code of each room. */
export function linesOf(modules: readonly Module[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  for (const { path, codeLines } of modules) {
    const room = roomOf(path) ?? ''
    lines.set(room, (lines.get(room) ?? 0) + codeLines)
  }
  return lines
}

/** An import from one room to another. */
interface Arrow {
  readonly from: string
  readonly to: string
  /** The two files. */
  readonly files: string
}

/** The imports between rooms, those of types as well. */
function arrowsOf(modules: readonly Module[]): Arrow[] {
  return modules.flatMap(({ path, imports }) => {
    const from = roomOf(path)
    return imports.flatMap(({ target }) => {
      const to = roomOf(target)
      if (from === undefined || to === undefined || from === to) return []
      return [{ from, to, files: `${path} -> ${target}` }]
    })
  })
}

/** The imports that do not point to a lower floor. */
export function wrongArrows(modules: readonly Module[]): string[] {
  const floor = (room: string): number => FLOORS.findIndex((rooms) => rooms.some(({ name }) => name === room))
  return arrowsOf(modules)
    .filter(({ from, to }) => from.startsWith('generated/') || !to.startsWith('generated/'))
    .filter(({ from, to }) => floor(from) === -1 || floor(to) <= floor(from))
    .map(({ files }) => files)
}

/** The arrows between rooms, each once. */
export function roomArrows(modules: readonly Module[]): string[] {
  return [...new Set(arrowsOf(modules).map(({ from, to }) => `${from} --> ${to}`))].sort()
}

/** The plan of the house as a Mermaid diagram: the floors from top to bottom, and the imports that no other path implies. */
export function planOf(modules: readonly Module[]): string {
  const floors = [...FLOORS.map((rooms) => rooms.map(({ name }) => name)), contractsOf(modules)]
  const boxes = floors.map(
    (rooms, at) => `  subgraph floor${at + 1} [" "]\n    direction LR\n    ${rooms.join('\n    ')}\n  end\n`,
  )
  const arrows = withoutImplied(roomArrows(modules)).map((arrow) => `  ${arrow}\n`)
  return `flowchart TD\n${boxes.join('')}  ${APART.name}\n${arrows.join('')}`
}

/** The folders of `generated/` that rooms import. */
function contractsOf(modules: readonly Module[]): string[] {
  const targets = roomArrows(modules).map((arrow) => arrow.split(' --> ')[1] ?? '')
  return [...new Set(targets.filter((room) => room.startsWith('generated/')))].sort()
}

/** The arrows whose target no longer path reaches. */
function withoutImplied(arrows: readonly string[]): string[] {
  const pairs = arrows.map((arrow) => arrow.split(' --> ') as [string, string])
  const next = (room: string): string[] => pairs.filter(([from]) => from === room).map(([, to]) => to)
  const reaches = (from: string, to: string): boolean =>
    next(from).some((room) => room === to || reaches(room, to))
  return arrows.filter((_arrow, at) => {
    const [from, to] = pairs[at]!
    return !next(from).some((room) => room !== to && reaches(room, to))
  })
}
