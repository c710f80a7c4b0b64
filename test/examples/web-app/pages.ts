import { html } from 'hono/html'

type Markup = ReturnType<typeof html>

/** The facts shown about a user and their org. */
export interface Facts {
  readonly name: string
  readonly username: string
  readonly organization: string
  readonly used: number
  readonly max: number
}

export const STYLE = `
:root { color-scheme: light dark; font: 1.05rem/1.55 system-ui, sans-serif; --ink: #1c2333; --soft: #56607a; --paper: #eef3fb; --card: #fff; --line: #d5dcea; --blue: #1450a3; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf6; --soft: #aab4c8; --paper: #0f1522; --card: #182133; --line: #2e3a52; --blue: #8bbcff; --on: #0d1728 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink) }
main { width: min(30rem, 100%); padding: 2.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem }
h1 { margin: 0 0 .4rem; font-size: 1.7rem; line-height: 1.2; overflow-wrap: anywhere }
p { margin: 0; color: var(--soft) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.2rem; margin: 1.5rem 0 }
dt { color: var(--soft) }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
.button { display: inline-block; margin-top: 1.5rem; padding: .65rem 1.3rem; font: inherit; font-weight: 600; color: var(--on); background: var(--blue); border: 1px solid var(--blue); border-radius: .5rem; text-decoration: none; cursor: pointer }
form .button { margin-top: 0; color: var(--blue); background: none }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 3px }
`

const LOG_IN = html`<a class="button" href="/login">Log in with Salesforce</a>`

/** The page before a login. */
export function frontPage(): Markup {
  return page(
    'Your org at a glance',
    html`<h1>Your org at a glance</h1>
      <p>Log in to see who you are there.</p>
      ${LOG_IN}`,
  )
}

/** For a user who is logged in. */
export function userPage({ name, username, organization, used, max }: Facts): Markup {
  return page(
    `Hello, ${name}`,
    html`<h1>Hello, ${name}</h1>
      <p>You are logged in with Salesforce.</p>
      <dl>
        <dt>User</dt>
        <dd>${username}</dd>
        <dt>Org</dt>
        <dd>${organization}</dd>
        <dt>API today</dt>
        <dd>${used} of ${max} requests</dd>
      </dl>
      <form method="post" action="/logout"><button class="button">Log out</button></form>`,
  )
}

/** The error, and a link to continue. */
export function errorPage(title: string, text: string): Markup {
  return page(
    title,
    html`<h1>${title}</h1>
      <p role="alert">${text}</p>
      ${LOG_IN}`,
  )
}

/** Whatever stands in \${…} is escaped by hono/html. */
function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`
}
