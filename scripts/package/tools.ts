import { commandLine } from './command-line.js'
import type { Home } from './home.js'
import { esbuild, vite } from './homes/bundlers.js'
import { jest } from './homes/jest.js'
import { consumers, runtimes } from './homes/runtimes.js'
import { compilers } from './homes/typescript.js'
import { workerd } from './homes/workerd.js'

/** The tools of a project that has nothing else: of this Node.js, and of the compiler that the package is built with. */
export const NEAR: readonly Home[] = [...consumers, ...compilers.slice(0, 1), commandLine]

/** Each runtime, compiler, test runner and bundler that users have. */
export const EVERYWHERE: readonly Home[] = [esbuild, ...compilers, jest, vite, workerd, ...runtimes]
