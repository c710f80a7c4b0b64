/**
 * `npm run fuzz`: tries each property with many cases, each property in a process of its own. The seed is
 * printed; with it and the path of the failing case the failure comes again.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { built } from './built.js'
import { runCommand } from './command.js'
import type { Order, Report } from './fuzz/messages.js'
import { loadProperties } from './fuzz/properties.js'

const USAGE = `Usage: npm run fuzz [-- [NAME …] [--runs N] [--seed S] [--path P] [--jobs J]]
  NAME    part of the name of the properties to try; all when left out
  --path  of a failing case, as it was printed: tries that case alone`
const CHILD = built('scripts/fuzz/child.ts')
/** Milliseconds without a sign of life after which a case counts as one that hangs. */
const SILENCE = 60_000

type Done = Extract<Report, { readonly kind: 'done' }>

function failure(report: string): Done {
  return { kind: 'done', failed: true, cases: 0, report, path: null }
}

function tryOne(order: Order): Promise<Done> {
  const child = fork(CHILD, [JSON.stringify(order)])
  return new Promise((resolve) => {
    const hang = (): NodeJS.Timeout =>
      setTimeout(() => {
        resolve(failure(`a case hangs: no sign of life for ${SILENCE / 1000} s`))
        child.kill('SIGKILL')
      }, SILENCE)
    let watch = hang()
    child.on('message', (report: Report) => {
      clearTimeout(watch)
      watch = hang()
      if (report.kind === 'done') resolve(report)
    })
    child.once('exit', (code) => {
      clearTimeout(watch)
      resolve(failure(`the process ended with ${String(code)} before its cases did: one never settles`))
    })
  })
}

async function report(order: Order): Promise<boolean> {
  const start = performance.now()
  const { failed, cases, report: text, path } = await tryOne(order)
  const time = `${((performance.now() - start) / 1000).toFixed(1)} s`
  console.log(`${failed ? '✗' : '✓'} ${order.name}: ${cases} cases, ${time}`)
  if (!failed) return true
  const replay = path === null ? '' : ` --path ${path}`
  console.log(`${text}\n  again: npm run fuzz -- '${order.name}' --seed ${order.seed}${replay}`)
  return false
}

async function inJobs(orders: readonly Order[], jobs: number): Promise<boolean> {
  const queue = [...orders]
  const results: boolean[] = []
  const work = async (): Promise<void> => {
    for (let order = queue.shift(); order !== undefined; order = queue.shift())
      results.push(await report(order))
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return results.length > 0 && results.every(Boolean)
}

function whole(option: string, value: string): number {
  const number = Number(value)
  if (Number.isInteger(number)) return number
  throw new TypeError(`--${option} must be a whole number`)
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      path: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return true
  }
  const seed = whole('seed', values.seed)
  const runs = values.runs === undefined ? undefined : whole('runs', values.runs)
  const names = (await loadProperties()).map(({ name }) => name)
  const wanted = names.filter(
    (name) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  )
  console.log(`seed ${seed}`)
  if (wanted.length === 0) console.log(`no property fits ${positionals.join(' ')}`)
  const orders = wanted.map((name) => ({ name, seed, runs, path: values.path }))
  return inJobs(orders, whole('jobs', values.jobs))
}

await runCommand(USAGE, main)
