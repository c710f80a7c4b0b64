import { html } from 'hono/html'
import type { Markup } from './layout.js'

/** Descriptions of scopes, for the consent page. */
const MEANINGS: Readonly<Record<string, string>> = {
  api: 'Read and change data by the APIs',
  id: 'Read who you are',
  openid: 'Read who you are',
  profile: 'Read your profile',
  email: 'Read your email address',
  address: 'Read your address',
  phone: 'Read your phone number',
  refresh_token: 'Stay connected until you revoke it',
  offline_access: 'Stay connected until you revoke it',
  web: 'Use the org in a browser as you',
  full: 'Do everything that you may do',
}

/** The scopes that an app asks for. */
export function scopeList(scope: string): Markup {
  const names = scope.split(/\s+/).filter((name) => name !== '')
  return html`<ul class="scopes">
    ${names.map((name) => html`<li>${MEANINGS[name] ?? 'Use a scope of its own'} <code>${name}</code></li>`)}
  </ul>`
}
