import { normalizePath, type Application, type ProjectReflection, type Reflection } from 'typedoc'

/** The name under which typedoc gathers what a public name mentions without being public itself. */
const INTERNAL = 'further types'

/**
 * Takes out what no reader can come to: typedoc also gathers the types of private fields, and whatever those
 * mention in turn.
 */
export function keepReachable(app: Application, project: ProjectReflection): void {
  const mentions = mentionsOf(app.serializer.projectToObject(project, normalizePath(process.cwd())))
  const all = Object.values(project.reflections)
  const reached = new Set(all.filter((one) => !isInternal(one)).map(({ id }) => id))
  for (const id of reached) {
    for (const target of mentions.get(id) ?? []) {
      const found = project.getReflectionById(target)
      if (found !== undefined) for (const one of [...within(found), ...around(found)]) reached.add(one.id)
    }
  }
  for (const one of all) {
    if (!reached.has(one.id) && project.getReflectionById(one.id) !== undefined) project.removeReflection(one)
  }
}

/** The ids that each reflection mentions itself, without those of its members. */
function mentionsOf(root: unknown): Map<number, number[]> {
  const mentions = new Map<number, number[]>()
  const walk = (value: unknown, owner: number): void => {
    if (typeof value !== 'object' || value === null) return
    const { id, type, target } = value as { id?: number; type?: unknown; target?: unknown }
    const next = typeof id === 'number' ? id : owner
    if (type === 'reference' && typeof target === 'number') {
      mentions.set(next, [...(mentions.get(next) ?? []), target])
    }
    for (const child of Object.values(value)) walk(child, next)
  }
  walk(root, -1)
  return mentions
}

function isInternal(one: Reflection): boolean {
  return one.name === INTERNAL || (one.parent !== undefined && isInternal(one.parent))
}

function within(one: Reflection): Reflection[] {
  const inside: Reflection[] = [one]
  one.traverse((child) => {
    inside.push(...within(child))
    return true
  })
  return inside
}

function around(one: Reflection): Reflection[] {
  return one.parent === undefined ? [] : [one.parent, ...around(one.parent)]
}
