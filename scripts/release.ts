/**
 * `npm run release`: checks what a release has to hold, runs all of CI, publishes with provenance, and tags.
 *
 * `--dry-run` does everything but the publishing and the tag, and says what these would be, what is to be done first,
 * and, in one line, what only the owner can give. Provenance is what npm signs for a workflow of the repository's host:
 * run it there (npm Docs, "Generating provenance statements").
 */
import { parseArgs } from 'node:util'
import { runCommand } from './command.js'
import { run } from './package/run.js'
import { lacksOf } from './release/problems.js'
import { readProject } from './release/project.js'

/** Milliseconds that all of CI may take. */
const PATIENCE = 3_600_000

const USAGE = 'Usage: npm run release -- [--dry-run]'

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  const project = await readProject()
  const isDry = values['dry-run']
  const { problems, steps, owners } = lacksOf(project)
  const reasons = isDry ? problems : [...problems, ...steps, ...owners]
  for (const reason of reasons) console.error(`not released: ${reason}`)
  if (reasons.length > 0) return false
  try {
    await run('bash', ['.ci/run'], process.cwd(), {}, PATIENCE)
  } catch (error) {
    console.error(`not released: .ci/run fails\n${(error as Error).message}`)
    return false
  }
  for (const step of steps) console.log(`first: ${step}`)
  const commands = [
    ['npm', 'publish', '--provenance', '--access', 'public'],
    ['git', 'tag', `v${project.version}`],
  ]
  for (const [command = '', ...args] of commands) {
    console.log(`${isDry ? 'would run: ' : ''}${[command, ...args].join(' ')}`)
    if (!isDry) await run(command, args)
  }
  if (owners.length > 0) console.log(`only the owner can give: ${owners.join('; ')}`)
  return true
}

await runCommand(USAGE, main)
