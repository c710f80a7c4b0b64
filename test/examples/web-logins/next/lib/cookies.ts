import type { PendingAuthorization } from 'strictforce'

const LIMITS = `Path=/; HttpOnly; SameSite=Lax${process.env['NODE_ENV'] === 'production' ? '; Secure' : ''}`

/** The login that a browser has begun, for ten minutes; undefined ends it. */
export function pendingCookie(pending: PendingAuthorization | undefined): string {
  const text = pending === undefined ? '' : Buffer.from(JSON.stringify(pending)).toString('base64url')
  return `pending=${text}; Max-Age=${pending === undefined ? 0 : 600}; ${LIMITS}`
}

/** The name of a user's session in the store, which nobody can guess; undefined ends it. */
export function keyCookie(key: string | undefined): string {
  return `key=${key ?? ''}; ${key === undefined ? 'Max-Age=0; ' : ''}${LIMITS}`
}

export function pendingOf(request: Request): PendingAuthorization | undefined {
  const text = cookieOf(request, 'pending')
  if (text === undefined) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as PendingAuthorization
}

export function keyOf(request: Request): string | undefined {
  return cookieOf(request, 'key')
}

function cookieOf(request: Request, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '') ?? []
  return value
}
