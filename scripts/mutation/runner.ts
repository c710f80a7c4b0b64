/** Stryker's test runner for this project: all tests in one process, each of them on its own. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import { bundleTests } from './bundle.js'
import { testsOf } from './subjects.js'
import type { OneTest } from './uvu.js'

/** What the instrumented code reads and writes. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: MutantCoverage | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

/** Milliseconds that a test may take; the slowest takes a fifth of it. */
const LIMIT = 3000
const HANGS = 'the test hangs'
const { NAMESPACE } = INSTRUMENTER_CONSTANTS

class BundledRunner implements TestRunner {
  readonly #file = resolve('bundle.test.mjs')
  readonly #switches: Switches
  #tests: readonly OneTest[] | undefined
  #loads = 0

  constructor() {
    const holder = globalThis as unknown as Record<string, Switches | undefined>
    this.#switches = holder[NAMESPACE] ??= {}
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    process.on('unhandledRejection', () => undefined)
    await bundleTests(process.cwd(), this.#file)
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    this.#switches.mutantCoverage = coverageAnalysis === 'off' ? undefined : { static: {}, perTest: {} }
    const tests = await this.#run(await this.#load(), false)
    const { mutantCoverage } = this.#switches
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter, disableBail } = options
    const isStatic = mutantActivation === 'static'
    Object.assign(this.#switches, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 })
    this.#switches.activeMutant = isStatic ? activeMutant.id : undefined
    if (isStatic) this.#tests = undefined
    const loaded = await this.#loadOrFail()
    this.#switches.activeMutant = activeMutant.id
    if (typeof loaded === 'string') return this.#killed(loaded)
    const files = testsOf(activeMutant.fileName)
    const wanted = loaded.filter(
      ({ name, file }) =>
        files.some((path) => file.endsWith(`/${path}`)) && (testFilter?.includes(name) ?? true),
    )
    const tests = await this.#run(wanted, !disableBail)
    if (isStatic) this.#tests = undefined
    this.#switches.activeMutant = undefined
    const reached = determineHitLimitReached(this.#switches.hitCount, this.#switches.hitLimit)
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests })
  }

  /** A mutant with which the code cannot even be loaded is noticed by every test. */
  #killed(failureMessage: string): MutantRunResult {
    this.#tests = undefined
    const test: TestResult = {
      id: 'load',
      name: 'load',
      status: TestStatus.Failed,
      timeSpentMs: 0,
      failureMessage,
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: [test] })
  }

  async #loadOrFail(): Promise<readonly OneTest[] | string> {
    try {
      return await this.#load()
    } catch (error) {
      return String(error)
    }
  }

  async #load(): Promise<readonly OneTest[]> {
    if (this.#tests !== undefined) return this.#tests
    this.#loads += 1
    const url = `${pathToFileURL(this.#file).href}?${this.#loads}`
    const { tests } = (await import(url)) as { tests: () => readonly OneTest[] }
    return (this.#tests = tests())
  }

  async #run(tests: readonly OneTest[], bail: boolean): Promise<TestResult[]> {
    const results: TestResult[] = []
    for (const test of tests) {
      this.#switches.currentTestId = test.name
      const result = await this.#runOne(test)
      this.#switches.currentTestId = undefined
      results.push(result)
      if (bail && result.status === TestStatus.Failed) break
    }
    return results
  }

  async #runOne({ name, run }: OneTest): Promise<TestResult> {
    const start = performance.now()
    const failure = await outcomeOf(run)
    const facts = { id: name, name, timeSpentMs: performance.now() - start }
    if (failure === undefined) return { ...facts, status: TestStatus.Success }
    if (failure === HANGS) this.#tests = undefined
    return { ...facts, status: TestStatus.Failed, failureMessage: failure }
  }
}

/** Why a test failed; a test that hangs has failed as well. */
async function outcomeOf(run: () => Promise<void>): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<string>((resolve_) => {
    timer = setTimeout(() => {
      resolve_(HANGS)
    }, LIMIT)
  })
  const done = run().then(
    () => undefined,
    (error: unknown) => String(error),
  )
  return Promise.race([done, late]).finally(() => {
    clearTimeout(timer)
  })
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'bundled', BundledRunner)]
