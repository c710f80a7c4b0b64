import { html } from 'hono/html'
import type { Markup } from '../pages/layout.js'

/** A row: a cell for each heading. */
export interface Row {
  readonly cells: readonly (Markup | string | number)[]
  /** Its subject has ended. */
  readonly over?: boolean
}

/** A table under a heading, in a part of the page that is replaced when it changes. */
export interface Panel {
  /** Names the part. */
  readonly id: string
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly Row[]
  /** Text of an empty table. */
  readonly none: string
}

/** Most rows of one table. */
const MOST = 60

/** The panel; on a phone its rows are cards, which the roles keep a table for screen readers. */
export function panel({ id, title, head, rows, none }: Panel): Markup {
  const more = rows.length - MOST
  return html`<section class="panel" id="${id}" data-part aria-labelledby="${id}-title">
    <h2 id="${id}-title" tabindex="-1">${title}</h2>
    ${rows.length === 0 ? html`<p class="soft">${none}</p>` : table(head, rows.slice(0, MOST))}
    ${more > 0 ? html`<p class="soft">and ${more} more</p>` : ''}
  </section>`
}

function table(head: readonly string[], rows: readonly Row[]): Markup {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ({ cells, over = false }) =>
          html`<tr role="row" class="${over ? 'over' : ''}">
            ${cells.map((cell, index) => html`<td role="cell" data-label="${head[index] ?? ''}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** How something is, as a word on a colour. */
export function badge(word: string, tone: 'good' | 'warn' | 'bad' | ''): Markup {
  return html`<span class="badge ${tone}">${word}</span>`
}

/** A button for each action, named for screen readers by what it acts on. */
export function buttons(csrf: string, of: string, number: number, actions: readonly string[]): Markup {
  return html`<form method="post" action="/local-org/act">
    <input type="hidden" name="csrf" value="${csrf}" />
    <input type="hidden" name="number" value="${number}" />
    ${actions.map(
      (action) =>
        html`<button type="submit" name="action" value="${action}" id="${action}-${number}">
          ${action.charAt(0).toUpperCase()}${action.slice(1)}<span class="hidden"> ${of} ${number}</span>
        </button>`,
    )}
  </form>`
}
