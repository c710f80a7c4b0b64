import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { delimiter, dirname } from 'node:path'
import type { Home } from '../home.js'
import { run } from '../run.js'
import { nodeOf } from '../node.js'

/** The examples of `test/examples/test-tools`, by their names there, with their packages; some share a project. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  node: [],
  vitest: ['vitest@5.1.2'],
  'jest, jest-modules, jest-jsdom': [
    'jest@30.5.2',
    'jest-environment-jsdom@30.5.2',
    'jest-fixed-jsdom@0.0.11',
  ],
  msw: ['msw@3.0.5'],
  nock: ['nock@15.0.6'],
  'mock-agent': ['undici@8.13.1'],
  playwright: ['playwright-core@1.65.1'],
}

/** The release that the current versions of all these tools take. */
const NODE = '24.21.0'

const NOT_USED = 'the example uses the core alone'
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Test tools of the users: each runs its example. */
export const testTools: readonly Home[] = Object.entries(TOOLS).map(([name, packages]) => ({
  name: `test tool ${name}`,
  packages: name === 'playwright' && !existsSync(CHROMIUM) ? undefined : packages,
  node: NODE,
  without: {
    'strictforce/jsforce': NOT_USED,
    'strictforce/soap': NOT_USED,
    'strictforce/stores/file': NOT_USED,
    'strictforce/stores/redis': NOT_USED,
    ...(/^(node|vitest|jest, .*)$/.test(name) ? {} : { 'strictforce/testing': NOT_USED }),
  },
  async prepare(project) {
    await cp('test/examples/test-tools', project, { recursive: true })
    const PATH = [dirname(nodeOf(NODE, project)), process.env['PATH']].join(delimiter)
    for (const tool of name.split(', ')) await run('npm', ['run', tool], project, { CHROMIUM, PATH })
  },
}))
