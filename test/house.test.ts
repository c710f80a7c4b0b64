import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cyclesOf, loadedBy, readModule, readModules, type Import, type Module } from './helpers/modules.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = readModules(root, ['src', 'generated', 'scripts', 'test/helpers'])

/** An arrow that must not be: whoever fits `from` imports nothing that fits `to`. */
interface Rule {
  readonly states: string
  readonly from: RegExp
  readonly to: RegExp
  /** Imports that are well all the same. */
  readonly except?: (from: string, found: Import) => boolean
}

const UPPER =
  /^src\/(index|connection|logins?|soap-login|session|session-fetch|renewals|settings|options|logout|rest)\.ts$/

const RULES: readonly Rule[] = [
  { states: 'src imports neither scripts nor tests', from: /^src\//, to: /^(scripts|test)\// },
  { states: 'scripts do not import tests', from: /^scripts\//, to: /^test\// },
  { states: 'generated code imports only packages', from: /^generated\//, to: /^(src|scripts|test|specs)\// },
  { states: 'oauth2 does not import partner', from: /^src\/oauth2\//, to: /^(src|generated)\/partner\// },
  { states: 'partner does not import oauth2', from: /^src\/partner\//, to: /^(src|generated)\/oauth2\// },
  {
    states: 'only src/oauth2 imports generated/oauth2',
    from: /^src\/(?!oauth2\/|testing\/)/,
    to: /^generated\/oauth2\//,
    except: isErrorCode,
  },
  {
    states: 'only src/partner imports generated/partner',
    from: /^src\/(?!partner\/|testing\/)/,
    to: /^generated\/partner\//,
    except: isErrorCode,
  },
  { states: 'the protocols import nothing above them', from: /^src\/(oauth2|partner)\//, to: UPPER },
  {
    states: 'the transport knows no protocol',
    from: /^src\/(transport|deadline|network-error|answers|redact|urls|errors|callback|events)\.ts$/,
    to: /^src\/(oauth2|partner)\/|^openapi-fetch|^soap/,
  },
  { states: 'the transport imports nothing above it', from: /^src\/(transport|errors)\.ts$/, to: UPPER },
  {
    states: 'the session knows no HTTP',
    from: /^src\/session\.ts$/,
    to: /^src\/(transport|rest|session-fetch|oauth2|partner|connection)/,
  },
  {
    states: 'only the public API imports the connection',
    from: /^src\/(?!index\.ts)/,
    to: /^src\/(connection|index)\.ts$/,
    except: (_from, { kind }) => kind === 'type',
  },
  { states: 'the core does not import the local org', from: /^src\/(?!testing\/)/, to: /^src\/testing\// },
  { states: 'the local org does not import the core', from: /^src\/testing\//, to: /^src\/(?!testing\/)/ },
  {
    states: 'a bridge is a few lines over the public API: it imports types alone',
    from: /^src\/bridges\//,
    to: /./,
    except: (_from, { kind }) => kind === 'type',
  },
  { states: 'only src/oauth2 uses openapi-fetch', from: /^src\/(?!oauth2\/)/, to: /^openapi-fetch/ },
  { states: 'only src/partner uses soap', from: /^src\/(?!partner\/)/, to: /^soap(\/|$)/ },
  {
    states: 'no tool is loaded at run time',
    from: /^src\/(?!testing\/)/,
    to: /^(typescript|ts-morph|wsdl-|uvu)/,
  },
]

function isErrorCode(from: string, { kind }: Import): boolean {
  return from === 'src/error-codes.ts' && kind === 'type'
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

House('has no import cycles', () => {
  assert.equal(cyclesOf(modules), [])
})

House('loads node-soap at the first SOAP call only', () => {
  const loaded = loadedBy('src/index.ts', modules)
  assert.ok(loaded.includes('src/transport.ts'))
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
  assert.equal(breaches({ states: '', from: /a\.ts/, to: /b\.ts/ }, [a, b]), ['src/a.ts -> src/b.ts'])
  assert.equal(b.anys, [2])
  assert.equal(loadedBy('src/a.ts', [a, b]), ['src/a.ts', 'src/b.ts'])
})

House.run()
