/** uvu's interface over tests that can be run one by one, again and again, in one process. */
type Context = Record<string, unknown>
type Body = (context: Context) => unknown

/** A test, ready to run with the hooks of its suite. */
export interface OneTest {
  readonly name: string
  /** The test file that it stands in. */
  readonly file: string
  readonly run: () => Promise<void>
}

interface Hooks {
  readonly before: Body[]
  readonly after: Body[]
  readonly beforeEach: Body[]
  readonly afterEach: Body[]
}

/** Under which name the global object tells the file that is being loaded. */
export const FILE = '__mutationTestFile'

const registered: OneTest[] = []

/** What the files that were loaded have registered. */
export function tests(): readonly OneTest[] {
  return registered
}

async function runAll(bodies: readonly Body[], context: Context): Promise<void> {
  for (const body of bodies) await body(context)
}

/** Runs a test on its own: with the hooks of the suite around it. */
function alone(body: Body, context: Context, hooks: Hooks): () => Promise<void> {
  return async () => {
    const own = { ...context }
    try {
      await runAll([...hooks.before, ...hooks.beforeEach], own)
      await body(own)
    } finally {
      await runAll([...hooks.afterEach, ...hooks.after], own)
    }
  }
}

function hook(once: Body[], each: Body[]): object {
  return Object.assign((body: Body) => once.push(body), { each: (body: Body) => each.push(body) })
}

/** As uvu's `suite`. */
export function suite(name = '', context: Context = {}): object {
  const hooks: Hooks = { before: [], after: [], beforeEach: [], afterEach: [] }
  const add = (title: string, body: Body): void => {
    const file = String((globalThis as Record<string, unknown>)[FILE])
    registered.push({ name: `${name}: ${title}`, file, run: alone(body, context, hooks) })
  }
  return Object.assign(add, {
    only: add,
    skip: () => undefined,
    run: () => undefined,
    before: hook(hooks.before, hooks.beforeEach),
    after: hook(hooks.after, hooks.afterEach),
  })
}

/** As uvu's `test`. */
export const test = suite()
