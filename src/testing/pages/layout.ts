import { html } from 'hono/html'
import type { Reply } from '../call.js'

/** A piece of a page, escaped. */
export type Markup = ReturnType<typeof html>

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; justify-items: center; gap: 1rem; padding: 2rem 1rem }
main { width: min(26rem, 100%) }
header { font-size: .875rem; border: 1px solid; border-radius: .5rem; padding: .25rem .75rem }
label { display: block; margin-top: .75rem }
input:not([type=hidden]) { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem }
button { font: inherit; margin: 1rem .5rem 0 0; padding: .5rem 1rem }
[role=alert] { border-left: .25rem solid #b00020; padding-left: .75rem }
`

const HEADERS = {
  'Content-Type': 'text/html;charset=UTF-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
}

/** A page of the org, for a person in a browser. It says that nothing here is real. */
export async function page(title: string, content: Markup, status = 200): Promise<Reply> {
  const body = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – local test org</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>Local test org, not Salesforce: no real password belongs here.</header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `
  return { status, headers: HEADERS, body: String(body) }
}

/** A page that only tells something. */
export function message(title: string, text: string, status = 200): Promise<Reply> {
  return page(title, html`<p>${text}</p>`, status)
}

/** What went wrong with the form above, read out at once; nothing when all is well. */
export function alert(problem: string | undefined): Markup {
  return problem === undefined ? html`` : html`<p role="alert">${problem}</p>`
}
