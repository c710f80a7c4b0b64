/**
 * `npm run release`: checks what a release has to hold, runs all of CI, publishes with provenance, and tags.
 *
 * `--dry-run` does everything but the publishing and the tag, and says what these would be. Provenance is what
 * npm signs for a workflow of the repository's host: run it there (npm Docs, "Generating provenance statements").
 */
import { parseArgs } from 'node:util'
import { run } from './package/run.js'
import { problemsOf } from './release/problems.js'
import { readProject } from './release/project.js'

const USAGE = 'Usage: npm run release -- [--dry-run]'

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  const project = await readProject()
  const problems = problemsOf(project)
  for (const problem of problems) console.error(`not released: ${problem}`)
  if (problems.length > 0) return 1
  try {
    await run('bash', ['.ci/run'])
  } catch (error) {
    console.error(`not released: .ci/run fails\n${(error as Error).message}`)
    return 1
  }
  const steps = [
    ['npm', 'publish', '--provenance', '--access', 'public'],
    ['git', 'tag', `v${project.version}`],
  ]
  for (const [command = '', ...args] of steps) {
    console.log(`${values['dry-run'] ? 'would run: ' : ''}${[command, ...args].join(' ')}`)
    if (!values['dry-run']) await run(command, args)
  }
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof TypeError)) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = 1
}
