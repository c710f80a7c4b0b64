import { html, raw } from 'hono/html'
import type { Reply } from '../call.js'
import { STYLE, STYLE_HASH } from './style.js'

/** A piece of a page, escaped. */
export type Markup = ReturnType<typeof html>

/** Options of a page beside title and content. */
export interface PageOptions {
  /** HTTP status; 200 when left out. */
  readonly status?: number
  /** Something is wrong: the title says so first, as screen readers read it first. */
  readonly problem?: boolean
  /** Path of the one script that the page may run; most run none. */
  readonly script?: string
}

/** Headers of whatever the org shows to people; `policy` adds to the Content-Security-Policy. */
export function pageHeaders(type: string, policy = ''): Record<string, string> {
  return {
    'Content-Type': `${type};charset=UTF-8`,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; base-uri 'none'; frame-ancestors 'none'${policy}`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  }
}

const ICON =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" rx="2" fill="%230b5cab"/%3E%3Cpath d="M2 4.2 3.5 6 6 2.4" fill="none" stroke="%23fff"/%3E%3C/svg%3E'

const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`)

/** A page of the org, for a person in a browser. It says that nothing here is real. */
export async function page(title: string, content: Markup, options: PageOptions = {}): Promise<Reply> {
  const { status = 200, problem = false, script } = options
  const body = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${problem ? 'Error: ' : ''}${title} – local test org</title>
        <link rel="icon" href="${raw(ICON.replaceAll('"', "'"))}" />
        ${STYLE_ELEMENT} ${script === undefined ? '' : html`<script src="${script}" type="module"></script>`}
      </head>
      <body>
        <header class="org"><b>Local test org, not Salesforce.</b> No real password belongs here.</header>
        <main ${script === undefined ? '' : raw('class="wide"')}>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `
  const policy = script === undefined ? '' : "; script-src 'self'; connect-src 'self'; form-action 'self'"
  return { status, headers: pageHeaders('text/html', policy), body: String(body) }
}

/** Target and text of a link. */
export type Link = readonly [href: string, text: string]

/** A page with one message, and links where there are some. */
export function message(
  title: string,
  text: string,
  status = 200,
  links: readonly Link[] = [],
): Promise<Reply> {
  const list = html`<ul>
    ${links.map(([href, name]) => html`<li><a href="${href}">${name}</a></li>`)}
  </ul>`
  const content = html`<p>${text}</p>
    ${links.length === 0 ? '' : list}`
  return page(title, content, { status, problem: status >= 400 })
}

/** The page that a browser shows when there is no app to lead an error of OAuth 2.0 back to. */
export function errorPage(error: string, description: string): Promise<Reply> {
  return message('This request cannot be shown', `${error}: ${description}`, 400)
}

/** Names the alert of a form, for the fields that it is about. */
export const ALERT_ID = 'problem'

/** The error of the form below, announced at once; empty without an error. */
export function alert(problem: string | undefined): Markup {
  return problem === undefined ? html`` : html`<p role="alert" id="${ALERT_ID}">${problem}</p>`
}
