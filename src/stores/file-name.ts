import { createHash } from 'node:crypto'

const READABLE = 40

/** The name of a session's file: a readable part, and a hash that tells any two apart on any file system. */
export function fileName(name: string): string {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE)
    .replace(/^-+|-+$/g, '')
  const hash = createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 32)
  return readable === '' ? `${hash}.session` : `${readable}-${hash}.session`
}
