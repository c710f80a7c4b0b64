import * as assert from 'uvu/assert'
import { type Fetch, isSalesforceError } from '../../src/index.js'
import { note } from '../helpers/note.js'
import { bounded, type Bounds } from './bounds.js'
import { goodAnswer } from './good-answers.js'
import { FIXED } from './inspect-views.js'
import { keyLines } from './planted-secrets.js'
import { finder, leaksOf } from './printed-views.js'
import type { Subject } from './public-objects.js'

/** The request that is attacked. */
export interface Attacked {
  readonly url: string
  readonly init: RequestInit
  readonly subject: Subject
  /** The answer of a well-behaved server. */
  readonly good: () => Response
}

/** A way in which an operation is answered badly, or not at all. */
export interface Attack {
  readonly name: string
  readonly answer: (attacked: Attacked) => Response | Promise<Response>
  /** Whether the operation may succeed; where it must not, that is an error of the row. */
  readonly mayPass?: (subject: Subject) => boolean
  /** The server itself refuses: renewals remember that. */
  readonly refuses?: boolean
  readonly bounds?: Partial<Bounds>
}

/** Limits of a row unless its attack names others. */
export const BOUNDS: Bounds = { ms: 1500, mb: 150 }

/** Number of outcomes of all rows so far, by error code. */
export const outcomes = new Map<string, number>()
let rows = 0

/** Prints how many rows there were, and what came of them. */
export function printRows(): void {
  const all = [...outcomes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`)
  note(`${rows} rows: ${all.join(', ')}`)
  assert.ok(rows > 500)
}

const find = finder({ ...FIXED, ...keyLines() })

/** One row: an operation under an attack, within bounds of time and memory, and then the operation again. */
export function row(subject: Subject, attack: Attack): () => Promise<void> {
  const bounds = { ...BOUNDS, ...attack.bounds }
  return async () => {
    rows += 1
    const before = prototypes()
    const state = { armed: true, attacked: 0 }
    const call = subject.open(fetchUnder(subject, attack, state))
    let error: unknown
    await bounded(bounds, async () => {
      error = await failureOf(call)
    })()
    assert.ok(state.attacked > 0, 'the attack has taken place')
    check(error, subject, attack)
    assert.equal(prototypes(), before, 'no prototype is changed')
    state.armed = false
    await checkUsable(call, error, subject, attack)
  }
}

function fetchUnder(subject: Subject, attack: Attack, state: { armed: boolean; attacked: number }): Fetch {
  return async (url, init) => {
    const body = typeof init.body === 'string' ? init.body : ''
    assert.equal(find(url), [], `no secret in ${url}`)
    const isMeant = state.armed && subject.isAttacked(url, body)
    if (!isMeant || (subject.patient && state.attacked > 0)) return goodAnswer(url, body)
    state.attacked += 1
    return attack.answer({ url, init, subject, good: () => goodAnswer(url, body) })
  }
}

async function failureOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    const value = await call()
    assert.is((value as { polluted?: unknown } | undefined)?.polluted, undefined)
    return undefined
  } catch (error) {
    return error ?? 'nothing'
  }
}

function check(error: unknown, subject: Subject, { mayPass }: Attack): void {
  if (error === undefined) {
    outcomes.set('success', (outcomes.get('success') ?? 0) + 1)
    assert.ok(subject.patient ?? mayPass?.(subject), 'what came back was taken for an answer')
    return
  }
  if (!isSalesforceError(error)) throw new Error('no error of the library', { cause: error })
  outcomes.set(error.errorCode, (outcomes.get(error.errorCode) ?? 0) + 1)
  assert.equal(leaksOf(error, find), [])
  assert.not.match(error.message, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  assert.ok(error.message.length < 3000, `${error.message.length} characters`)
}

/** The attacked connection works again, unless the server itself had refused the renewal for good. */
async function checkUsable(
  call: () => Promise<unknown>,
  error: unknown,
  { renews }: Subject,
  { refuses }: Attack,
): Promise<void> {
  if (renews && refuses) {
    const again = await failureOf(call)
    assert.ok(again === undefined || isSalesforceError(again))
    return
  }
  const again = await failureOf(call)
  assert.is(again, undefined, `afterwards: ${String(again)} after ${String(error)}`)
}

/** Members of the language's prototypes. */
function prototypes(): string[] {
  return [Object, Array, Function, String, Error, Promise, Map].flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype as object).map(String),
  )
}
