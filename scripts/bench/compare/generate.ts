import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { built } from '../../built.js'
import { measure, type Figures } from '../generate.js'
import { multipleInputs, vendorInputs, type Input } from '../generate/inputs.js'
import type { Row } from './row.js'
import { exactly, sampleOf } from './statistics.js'

/** Time and memory of generating: both contracts, and WSDLs of several sizes. */
export async function generateRows(folder: string, runs: number): Promise<Row[]> {
  const both = await bothContracts(runs)
  const empty = await measure(undefined, 1)
  const multiples = await inTurn(multipleInputs(folder))
  const vendor = await inTurn(vendorInputs().filter(({ size }) => size > 2))
  return [
    row('generate', 'generate both contracts', 's', sampleOf(both.map(({ seconds }) => seconds))),
    row('generate-memory', 'memory of that', 'MB', sampleOf(both.map(({ megabytes }) => megabytes))),
    ...[...multiples, ...vendor].map(sizeRow),
    row('generate-growth', 'cost of a megabyte, 8 × the WSDL to 1 ×', '', exactly(growth(multiples, empty))),
  ]
}

interface Cost {
  readonly seconds: number
  readonly megabytes: number
}

async function bothContracts(runs: number): Promise<Cost[]> {
  const costs: Cost[] = []
  for (let round = 0; round < runs; round += 1) costs.push(await bothOnce())
  return costs
}

/** Memory is what the process says of itself as it ends. */
async function bothOnce(): Promise<Cost> {
  const report = `process.on('exit',()=>process.stderr.write('\\nRSS '+process.resourceUsage().maxRSS+'\\n'))`
  const started = performance.now()
  const args = ['--import', `data:text/javascript,${encodeURIComponent(report)}`]
  const child = spawn(process.execPath, [...args, built('scripts/generate.ts'), '--check'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number]
  if (status !== 0) throw new Error(`generate failed\n${errors}`)
  const kilobytes = Number(/RSS (\d+)/.exec(errors)?.[1])
  return { seconds: (performance.now() - started) / 1000, megabytes: kilobytes / 1000 }
}

async function inTurn(inputs: readonly Input[]): Promise<Figures[]> {
  const all: Figures[] = []
  for (const input of inputs) all.push(await measure(input, 1))
  return all
}

function sizeRow({ name, size, milliseconds }: Figures): Row {
  const title = `generate ${name}, ${size.toFixed(1)} MB (processor time)`
  return row(
    size > 2 && !name.includes(' x ') ? 'generate-enterprise' : name,
    title,
    's',
    exactly(milliseconds / 1000),
  )
}

function growth(multiples: readonly Figures[], empty: Figures): number {
  const perMegabyte = ({ milliseconds, size }: Figures): number => (milliseconds - empty.milliseconds) / size
  const [first, last] = [multiples[0], multiples.at(-1)]
  return first === undefined || last === undefined ? Number.NaN : perMegabyte(last) / perMegabyte(first)
}

function row(id: string, title: string, unit: Row['unit'], strictforce: ReturnType<typeof exactly>): Row {
  return { id, title, unit, figures: { strictforce } }
}
