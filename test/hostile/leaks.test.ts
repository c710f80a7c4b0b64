// own process, at most 180 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fetch } from '../../src/index.js'
import { note } from '../helpers/note.js'
import { OPERATIONS } from './operations.js'
import { keyLines, type Plants, SETS } from './planted-secrets.js'
import { finder, leaksOf, VIEWS } from './printed-views.js'
import { REFLECTIONS, writings } from './reflecting.js'

const Leaks = suite('no secret gets out')

/** Totals of the matrix: cells checked, and leaks found. */
const matrix = { values: 0, cells: 0, leaks: [] as string[] }

function look(what: string, value: unknown, find: (text: string) => string[]): void {
  matrix.values += 1
  matrix.cells += Object.keys(VIEWS).length
  matrix.leaks.push(...leaksOf(value, find).map((leak) => `${what}: ${leak}`))
}

/** Every URL that went out. */
const urls = new Set<string>()

/** The secrets that a request holds, with the assertions that were made for it. */
function secretsOf(plants: Plants, bodies: readonly string[]): Record<string, string> {
  const forms = bodies.map((body) => new URLSearchParams(body))
  const assertions = forms.flatMap((form) => [form.get('assertion'), form.get('client_assertion')])
  const made = assertions.filter((text) => text !== null).map((text, index) => [`assertion ${index}`, text])
  return { ...plants, ...keyLines(), ...(Object.fromEntries(made) as Record<string, string>) }
}

const failure = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await call().then(() => undefined)
  } catch (error) {
    return error
  }
}

function bodyOf({ body }: RequestInit): string {
  return typeof body === 'string' ? body : ''
}

/** Sends nothing, and tells what would have been sent. */
async function sentBy(name: string, plants: Plants): Promise<string[]> {
  const bodies: string[] = []
  const fetch: Fetch = (url, init) => {
    urls.add(url)
    bodies.push(bodyOf(init))
    return Promise.resolve(new Response('', { status: 500 }))
  }
  await failure(() => OPERATIONS[name]!({ fetch, plants }))
  return bodies
}

for (const [set, plants] of Object.entries(SETS)) {
  for (const name of Object.keys(OPERATIONS)) {
    Leaks(`${name}, ${set}: no error repeats what a server repeats`, async () => {
      const before = matrix.leaks.length
      const secrets = secretsOf(plants, await sentBy(name, plants))
      const find = finder(secrets)
      for (const [what, reflect] of Object.entries(REFLECTIONS)) {
        const texts = set === 'marked' ? Object.values(plants).flatMap(writings) : Object.values(plants)
        const fetch: Fetch = (url, init) => {
          urls.add(url)
          const sent = `${url} ${bodyOf(init)} ${new Headers(init.headers).get('authorization') ?? ''}`
          const all = texts.filter((text) => sent.includes(text))
          return Promise.resolve(reflect(all.join(' ') || 'nothing'))
        }
        const error = await failure(() => OPERATIONS[name]!({ fetch, plants }))
        if (error !== undefined) look(`${name} / ${what}`, error, find)
      }
      assert.equal(matrix.leaks.slice(before), [])
    })
  }
}

Leaks('no secret stands in a URL that went out', () => {
  const find = finder(
    Object.assign({}, ...Object.values(SETS).map((plants, index) => named(plants, index))) as Plants,
  )
  assert.ok(urls.size > 10, `${urls.size} URLs`)
  assert.equal(
    [...urls].flatMap((url) => find(url).map((name) => `${url}: ${name}`)),
    [],
  )
})

function named(plants: Plants, set: number): Record<string, string> {
  return Object.fromEntries(Object.entries(plants).map(([name, secret]) => [`${name} ${set}`, secret]))
}

Leaks('prints its size', () => {
  note(
    `${matrix.values} values x ${Object.keys(VIEWS).length} views = ${matrix.cells} cells, ${matrix.leaks.length} leaks`,
  )
  assert.ok(matrix.cells > 1000)
})

Leaks.run()
