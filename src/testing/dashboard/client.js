/** The dashboard of the local org: shows its JSON feed and sends its actions. Runs in the browser. */

const root = document.getElementById('dashboard')
const note = document.getElementById('note')
const feedUrl = root.dataset.feed

/** Filters of the exchanges. */
const filter = { text: '', endpoint: '', failed: false }

/** The last state that the feed gave. */
let state

/** An element with attributes, listeners (`onclick`), and children: texts or elements. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element[name] = value
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

const say = (text) => {
  if (note.textContent !== text) note.textContent = text
}

async function load(init) {
  const response = await fetch(feedUrl, { cache: 'no-store', ...init })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  state = answer
  draw()
}

/** Sends an action and shows the state that it leads to. */
async function send(label, action) {
  const headers = { 'content-type': 'application/json' }
  try {
    await load({ method: 'POST', headers, body: JSON.stringify(action) })
    say(`Done: ${label}`)
  } catch (error) {
    say(`Refused: ${error.message}`)
  }
}

/** A button of an action, named for screen readers by its target. */
function button(id, label, target, action, pressed) {
  const hidden = el('span', { class: 'hidden' }, ` ${target}`)
  const onclick = () => send(`${label} ${target}`, action)
  return el('button', { type: 'button', id, onclick, 'aria-pressed': pressed }, label, hidden)
}

/** A button that copies a text, named for screen readers by what it copies. */
function copyButton(text, target, first = false) {
  const onclick = async () => {
    await navigator.clipboard.writeText(text)
    say('Copied to the clipboard')
  }
  const hidden = el('span', { class: 'hidden' }, ` ${target}`)
  return el(
    'button',
    { type: 'button', id: `copy-${target}`.replaceAll(' ', '-'), class: first && 'first', onclick },
    'Copy',
    hidden,
  )
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** Milliseconds as `42 s`, `119 min` or `2 h`. */
function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [size, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, 's']
  return `${Math.floor(seconds / size)} ${unit}`
}

const badge = (word, tone) => el('span', { class: `badge ${tone}` }, word)

/** A section under a heading; the heading takes the focus of a button that is gone. */
function panel(id, title, ...content) {
  const heading = el('h2', { id: `${id}-title`, tabindex: '-1' }, title)
  return el('section', { class: 'panel', id, 'aria-labelledby': `${id}-title` }, heading, ...content)
}

/** A table of rows; on a phone a row is a card, and the roles keep it a table for screen readers. */
function table(id, title, head, rows, none) {
  if (rows.length === 0) return panel(id, title, el('p', { class: 'soft' }, none))
  const cells = head.map((name) => el('th', { role: 'columnheader', scope: 'col' }, name))
  const body = rows.map(({ ended, columns }) =>
    el(
      'tr',
      { role: 'row', class: ended ? 'over' : '' },
      ...columns.map((column, at) => el('td', { role: 'cell', 'data-label': head[at] }, ...[column].flat())),
    ),
  )
  return panel(
    id,
    title,
    el(
      'table',
      { role: 'table' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...cells)),
      el('tbody', { role: 'rowgroup' }, ...body),
    ),
  )
}

/** The org has seen neither a session nor a request. */
const isNew = ({ sessions, refreshTokens, requests }) => sessions + refreshTokens + requests === 0

const parts = {
  connect({ connection, counters }) {
    if (connection === undefined) return el('div', { id: 'connect' })
    const hint =
      'Set SF_CLIENT_SECRET to the secret that the org was started with; secrets are not shown here.'
    const content = [
      el('pre', { tabindex: '0' }, el('code', {}, connection)),
      el('p', { class: 'soft row' }, copyButton(connection, 'the options', true), el('span', {}, hint)),
    ]
    if (isNew(counters)) return panel('connect', 'Start here: options of a Connection', ...content)
    const summary = el('summary', {}, el('h2', { id: 'connect-title' }, 'Options of a Connection'))
    return el('details', { id: 'connect', class: 'panel' }, summary, ...content)
  },

  counters({ counters }) {
    if (isNew(counters)) return el('div', { id: 'counters' })
    const { sessions, refreshTokens, requests, rotations, reuses, violations } = counters
    const tiles = [
      ['Live sessions', sessions],
      ['Refresh tokens', refreshTokens],
      ['Requests', requests],
      ['Rotations', rotations],
      ['Reuses', reuses, reuses > 0],
      ['Contract violations', violations, violations > 0],
    ]
    return el(
      'dl',
      { class: 'tiles', id: 'counters' },
      ...tiles.map(([name, value, isBad]) =>
        el('div', { class: isBad ? 'bad' : '' }, el('dt', {}, name), el('dd', {}, String(value))),
      ),
    )
  },

  users({ users }) {
    const rows = users.map(({ username, name, locked, inactive, passwordExpired }) => {
      const condition = inactive
        ? badge('inactive', 'bad')
        : locked
          ? badge('locked', 'bad')
          : passwordExpired
            ? badge('password expired', 'warn')
            : badge('active', 'good')
      const action = (word, more) =>
        button(`${word}-${username}`, word[0].toUpperCase() + word.slice(1), username, {
          action: word,
          user: username,
          ...more,
        })
      const actions = [
        action(locked ? 'unlock' : 'lock'),
        action(inactive ? 'activate' : 'deactivate'),
        button(`expire-${username}`, 'Expire sessions', `of ${username}`, {
          action: 'expire',
          user: username,
        }),
      ]
      return {
        ended: inactive,
        columns: [username, name, condition, el('div', { class: 'actions' }, ...actions)],
      }
    })
    return table('users', 'Users', ['User', 'Name', 'State', 'Actions'], rows, 'The org has no users.')
  },

  sessions({ sessions, now }) {
    const rows = sessions.map(({ number, username, clientId, kind, refreshToken, token, ...one }) => {
      const isLive = one.state === 'live'
      const ended = one.state === 'ended' || one.state === 'expired'
      const origin = refreshToken === undefined ? '' : `, refresh token ${refreshToken}`
      const actions = ['expire', 'kill'].map((word) =>
        button(`${word}-${number}`, word[0].toUpperCase() + word.slice(1), `session ${number}`, {
          action: word,
          session: number,
        }),
      )
      return {
        ended,
        columns: [
          String(number),
          username,
          clientId ?? '–',
          (kind === 'soap' ? 'SOAP' : 'OAuth 2.0') + origin,
          el('code', {}, token),
          `${duration(now - one.openedAt)} ago`,
          ended ? '–' : duration(one.expiresAt - now),
          badge(one.state, isLive ? 'good' : one.state.startsWith('only') ? 'warn' : 'bad'),
          ended ? '' : el('div', { class: 'actions' }, ...actions),
        ],
      }
    })
    const head = ['No.', 'User', 'App', 'Kind', 'Token', 'Opened', 'Ends in', 'State', 'Actions']
    return table('sessions', 'Sessions', head, rows, 'No session has been opened yet.')
  },

  tokens({ refreshTokens }) {
    const rows = refreshTokens.map(({ number, username, clientId, token, rotations, state: condition }) => {
      const ended = condition !== 'good'
      const action = { action: 'revoke', refreshToken: number }
      const actions = ended ? '' : button(`revoke-${number}`, 'Revoke', `refresh token ${number}`, action)
      const columns = [String(number), username, clientId, el('code', {}, token), String(rotations)]
      return { ended, columns: [...columns, badge(condition, ended ? 'bad' : 'good'), actions] }
    })
    const head = ['No.', 'User', 'App', 'Token', 'Rotations', 'State', 'Actions']
    return table('tokens', 'Refresh tokens', head, rows, 'No refresh token has been issued yet.')
  },

  faults({ faults, faultNames }) {
    const rows = faults.map(({ endpoint, fault }) => {
      const switches = faultNames.map((name) => {
        const action = { action: 'fault', endpoint, fault: fault === name ? null : name }
        const label = name === 'html' ? 'HTML' : name
        return button(`fault-${endpoint}-${name}`, label, `for ${endpoint}`, action, String(fault === name))
      })
      const condition = fault === undefined ? badge('none', '') : badge(fault, 'bad')
      return { columns: [endpoint, condition, el('div', { class: 'actions' }, ...switches)] }
    })
    return table('faults', 'Faults', ['Endpoint', 'Fault', 'Switch'], rows, '')
  },

  violations({ violations }) {
    const items = violations.map((text) => el('li', {}, text))
    const none = el('p', { class: 'soft' }, 'None: every request kept the contracts.')
    return panel('violations', 'Contract violations', items.length === 0 ? none : el('ul', {}, ...items))
  },

  list({ exchanges }) {
    const wanted = exchanges.filter(
      ({ name, path, endpoint, status }) =>
        `${name} ${path}`.toLowerCase().includes(filter.text.toLowerCase()) &&
        (filter.endpoint === '' || endpoint === filter.endpoint) &&
        (!filter.failed || status === undefined || status >= 400),
    )
    const none = exchanges.length === 0 ? 'No request has arrived yet.' : 'No exchange fits the filters.'
    const content = wanted.length === 0 ? [el('p', { class: 'soft' }, none)] : wanted.map(exchange)
    return el('div', { id: 'list' }, ...content)
  },
}

/** One exchange, which opens to its bodies. */
function exchange({ number, at, name, method, path, status, milliseconds, requestBody, responseBody }) {
  const time = new Date(at).toISOString().slice(11, 19)
  const tone = status === undefined ? 'warn' : status < 300 ? 'good' : status < 400 ? '' : 'bad'
  const summary = el(
    'summary',
    { id: `exchange-${number}` },
    badge(status === undefined ? 'none' : String(status), tone),
    el('strong', {}, name),
    el('code', {}, `${method} ${path}`),
    el('span', { class: 'soft' }, milliseconds === undefined ? time : `${time} · ${milliseconds} ms`),
  )
  const body = (title, text) => [
    el('h3', {}, title, text !== '' && copyButton(text, `the ${title.toLowerCase()} of exchange ${number}`)),
    text === ''
      ? el('p', { class: 'soft' }, 'empty, or not shown')
      : el('pre', { tabindex: '0' }, el('code', {}, text)),
  ]
  return el(
    'details',
    { id: `details-${number}` },
    summary,
    ...body('Request', requestBody),
    ...body('Response', responseBody),
  )
}

/** The panel of exchanges with its filters, drawn once. */
function exchangesPanel() {
  const redraw = () => state && drawPart('list')
  const text = el('input', {
    id: 'filter-text',
    type: 'search',
    oninput: ({ target }) => {
      filter.text = target.value
      redraw()
    },
  })
  const names = ['', 'token', 'oauth2', 'soap', 'rest', 'discovery', 'page', 'other']
  const endpoint = el(
    'select',
    {
      id: 'filter-endpoint',
      onchange: ({ target }) => {
        filter.endpoint = target.value
        redraw()
      },
    },
    ...names.map((name) => el('option', { value: name }, name === '' ? 'all' : name)),
  )
  const failed = el('input', {
    id: 'filter-failed',
    type: 'checkbox',
    onchange: ({ target }) => {
      filter.failed = target.checked
      redraw()
    },
  })
  const field = (label, input) => el('label', { for: input.id }, label, input)
  const filters = [field('Name or path', text), field('Endpoint', endpoint), field('Failed only', failed)]
  return panel(
    'exchanges',
    'Exchanges (times in UTC)',
    el('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the exchanges' }, ...filters),
    el('div', { id: 'list' }),
  )
}

function settingsLine({ url, settings }) {
  const { version, sessionSeconds, rotation, reuseDetection, consent, soapLogin } = settings
  const facts = [
    `API ${version}`,
    `sessions expire after ${sessionSeconds} s without use`,
    `rotation ${rotation ? 'on' : 'off'}`,
    `reuse detection ${reuseDetection ? 'on' : 'off'}`,
    `consent ${consent === 'ask' ? 'asked' : 'automatic'}`,
    `SOAP login ${soapLogin}`,
  ]
  return el('p', { class: 'soft' }, el('strong', {}, url), ` · ${facts.join(' · ')}`)
}

/** Draws a part anew where it has changed; focus and open details stay. */
function drawPart(name) {
  const old = document.getElementById(name)
  const fresh = parts[name](state)
  for (const details of [fresh, ...fresh.querySelectorAll('details')]) {
    if (document.getElementById(details.id)?.open) details.open = true
  }
  if (old.isEqualNode(fresh)) return
  const focused = old.contains(document.activeElement) ? document.activeElement.id : undefined
  old.replaceWith(fresh)
  if (focused === undefined) return
  const next = document.getElementById(focused) ?? fresh.querySelector('h2')
  next?.focus({ preventScroll: true })
}

function draw() {
  if (root.children.length === 0) {
    const holder = (id) => el('div', { id })
    root.append(
      settingsLine(state),
      ...['connect', 'counters', 'users', 'sessions', 'tokens'].map(holder),
      el(
        'div',
        { class: 'columns' },
        exchangesPanel(),
        el('div', {}, holder('faults'), holder('violations')),
      ),
    )
  }
  for (const name of Object.keys(parts)) drawPart(name)
}

async function watch() {
  try {
    if (!document.hidden || state === undefined) await load()
    if (note.dataset.lost) say('')
    delete note.dataset.lost
  } catch {
    note.dataset.lost = 'yes'
    say('The org does not answer any more.')
  }
  setTimeout(watch, 1000)
}

watch()
