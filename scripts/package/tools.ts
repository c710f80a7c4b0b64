import { commandLine } from './command-line.js'
import type { Home } from './home.js'
import { bundlers } from './homes/bundlers.js'
import { frameworks } from './homes/frameworks.js'
import { consumers, runtimes } from './homes/runtimes.js'
import { testTools } from './homes/test-tools.js'
import { compilers } from './homes/typescript.js'
import { workerd } from './homes/workerd.js'

/** The tools of a project that has nothing else: of this Node.js, and of the compiler that the package is built with. */
export const NEAR: readonly Home[] = [...consumers, ...compilers.slice(0, 1), commandLine]

/** Each runtime, bundler, framework, compiler and test tool that users have. */
export const EVERYWHERE: readonly Home[] = [
  ...bundlers,
  ...frameworks,
  ...compilers,
  workerd,
  ...runtimes,
  ...testTools,
]
