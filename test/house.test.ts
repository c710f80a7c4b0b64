import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { linesOf, ROOMS, roomArrows, roomOf, SCRIPTS_BUDGET, wrongArrows } from './helpers/house.js'
import { cyclesOf, loadedBy, readModule, readModules, type Import, type Module } from './helpers/modules.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = readModules(root, ['src', 'generated', 'scripts', 'test/helpers'])

const core = modules.filter(({ path }) => path.startsWith('src/'))

/** An arrow that must not be: a module that fits `from` imports nothing that fits `to`. */
interface Rule {
  readonly states: string
  readonly from: RegExp
  readonly to: RegExp
  /** Imports that are allowed all the same. */
  readonly except?: (from: string, found: Import) => boolean
}

const RULES: readonly Rule[] = [
  { states: 'src imports neither scripts nor tests', from: /^src\//, to: /^(scripts|test)\// },
  { states: 'scripts do not import tests', from: /^scripts\//, to: /^test\// },
  { states: 'generated code imports only packages', from: /^generated\//, to: /^(src|scripts|test|specs)\// },
  {
    states: 'only oauth2 imports generated/oauth2',
    from: /^src\/(?!oauth2\/|testing\/)/,
    to: /^generated\/oauth2\//,
    except: isErrorCode,
  },
  {
    states: 'only partner imports generated/partner',
    from: /^src\/(?!partner\/|testing\/)/,
    to: /^generated\/partner\//,
    except: isErrorCode,
  },
  {
    states: 'only rest imports generated/rest',
    from: /^src\/(?!rest\/|testing\/)/,
    to: /^generated\/rest\//,
    except: isErrorCode,
  },
  {
    states: 'a bridge is a few lines over the public API: it imports types alone',
    from: /^src\/(jsforce|soap)\.ts$/,
    to: /./,
    except: (_from, { kind }) => kind === 'type',
  },
  {
    states: 'only oauth2 and rest use openapi-fetch',
    from: /^src\/(?!oauth2\/|rest\/)/,
    to: /^openapi-fetch/,
  },
  { states: 'node-soap is a peer of the tests alone', from: /^(src|generated)\//, to: /^(soap|sax)(\/|$)/ },
  {
    states: 'no tool is loaded at run time',
    from: /^src\/(?!testing\/)/,
    to: /^(typescript|ts-morph|wsdl-|uvu)/,
  },
]

/** The codes of errors are those of the contracts. */
function isErrorCode(from: string, { kind }: Import): boolean {
  return from === 'src/errors/codes.ts' && kind === 'type'
}

/** The arrows that break a rule. */
function breaches({ from, to, except }: Rule, all: readonly Module[]): string[] {
  return all
    .filter(({ path }) => from.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter((found) => to.test(found.target) && !(except?.(path, found) ?? false))
        .map(({ target }) => `${path} -> ${target}`),
    )
}

const House = suite('house')

for (const rule of RULES) {
  House(rule.states, () => {
    assert.equal(breaches(rule, modules), [])
  })
}

House('has the rooms of the list and no others; the root of src/ holds doors only', () => {
  const found = new Set(core.map(({ path }) => roomOf(path)))
  assert.equal([...found].sort(), ROOMS.map(({ name }) => name).sort())
  assert.ok(found.size <= 13)
})

House('an import, of a type as well, points to a lower floor or stays in its room', () => {
  assert.equal(wrongArrows(core), [])
})

House('has at most 45 arrows between its rooms', () => {
  const arrows = roomArrows(core).filter((arrow) => !arrow.includes('generated/'))
  assert.ok(arrows.length <= 45, `${arrows.length} arrows`)
})

House('has no import cycles, types included', () => {
  assert.equal(cyclesOf(core), [])
})

for (const { name, budget } of ROOMS) {
  House(`${name} keeps to its ${budget} lines of code`, () => {
    const lines = linesOf(core).get(name) ?? 0
    assert.ok(lines <= budget, `${name} has ${lines} lines of code`)
  })
}

House(`scripts/ without the command line keeps to its ${SCRIPTS_BUDGET} lines of code`, () => {
  const own = modules.filter(({ path }) => /^scripts\/(?!cli[./])/.test(path))
  const lines = own.reduce((sum, { codeLines }) => sum + codeLines, 0)
  assert.ok(lines <= SCRIPTS_BUDGET, `scripts/ has ${lines} lines of code`)
})

House('loads node-soap at the first SOAP call only', () => {
  const loaded = loadedBy('src/index.ts', modules)
  assert.ok(loaded.includes('src/http/transport.ts'))
  assert.equal(
    loaded.filter((target) => /^soap(\/|$)/.test(target)),
    [],
  )
})

House('has no any in src and scripts', () => {
  const found = modules.filter(({ path }) => /^(src|scripts)\//.test(path))
  assert.equal(
    found.flatMap(({ path, anys }) => anys.map((line) => `${path}:${line}`)),
    [],
  )
})

House('has no file of more than 250 lines of code', () => {
  const long = modules.filter(({ path, codeLines }) => !path.startsWith('generated/') && codeLines > 250)
  assert.equal(
    long.map(({ path, codeLines }) => `${path}: ${codeLines}`),
    [],
  )
})

const a = readModule('src/a.ts', `import { b } from './b.js'\nexport type { C } from './c.js'`)
const b = readModule('src/b.ts', `export * from './a.js'\nconst d = (): any => import('soap')`)

House('sees an arrow upwards, sideways, and out of the local org', () => {
  const from = (path: string, target: string): string[] =>
    wrongArrows([readModule(path, `import type { X } from '${target}'`)])
  assert.equal(from('src/lib/url.ts', '../errors/codes.js'), ['src/lib/url.ts -> src/errors/codes.ts'])
  assert.equal(from('src/session/session.ts', '../oauth2/app.js'), [
    'src/session/session.ts -> src/oauth2/app.ts',
  ])
  assert.equal(from('src/testing/org.ts', '../lib/url.js'), ['src/testing/org.ts -> src/lib/url.ts'])
  assert.equal(from('src/http/retry.ts', '../lib/time.js'), [])
})

House('sees value, type and lazy imports', () => {
  assert.equal(
    [...a.imports, ...b.imports],
    [
      { target: 'src/b.ts', kind: 'value' },
      { target: 'src/c.ts', kind: 'type' },
      { target: 'src/a.ts', kind: 'value' },
      { target: 'soap', kind: 'lazy' },
    ],
  )
})

House('sees cycles, forbidden arrows and any', () => {
  assert.equal(cyclesOf([a, b]), ['src/a.ts -> src/b.ts -> src/a.ts'])
  const type = readModule('src/b.ts', `import type { A } from './a.js'`)
  assert.equal(cyclesOf([a, type]), ['src/a.ts -> src/b.ts -> src/a.ts'])
  assert.equal(breaches({ states: '', from: /a\.ts/, to: /b\.ts/ }, [a, b]), ['src/a.ts -> src/b.ts'])
  assert.equal(b.anys, [2])
  assert.equal(loadedBy('src/a.ts', [a, b]), ['src/a.ts', 'src/b.ts'])
})

House.run()
