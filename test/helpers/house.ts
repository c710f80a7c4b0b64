import type { Module } from './modules.js'

/** A room of `src/`: a top-level folder, or a door (a file at the root). Folders inside a room belong to it. */
export interface Room {
  readonly name: string
  /** Lines of code that the room may have, comments and blank lines not counted. */
  readonly budget: number
}

/** The floors of the house, from the top to the bottom; rooms of one floor do not know each other. */
export const FLOORS: readonly (readonly Room[])[] = [
  [
    { name: 'index', budget: 60 },
    { name: 'jsforce', budget: 45 },
  ],
  [{ name: 'connection', budget: 920 }],
  [{ name: 'rest', budget: 250 }],
  [
    { name: 'session', budget: 640 },
    { name: 'oauth2', budget: 1370 },
    { name: 'partner', budget: 1205 },
  ],
  [{ name: 'stores', budget: 945 }],
  [{ name: 'http', budget: 485 }],
  [{ name: 'errors', budget: 300 }],
  [{ name: 'lib', budget: 210 }],
]

/** The local org: it imports no room, and no room imports it. */
export const APART: Room = { name: 'testing', budget: 4300 }

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

/** The plan of the house as a Mermaid diagram: the floors in their order, and the arrows between the rooms. */
export function planOf(modules: readonly Module[]): string {
  const lines = roomArrows(modules).map((arrow) => `  ${arrow}\n`)
  return `flowchart TD\n${lines.join('')}`
}
