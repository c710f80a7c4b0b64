import { spawn } from 'node:child_process'

/** Milliseconds that a command may take, where nothing else is said. */
const PATIENCE = 300_000

/**
 * Runs a command to its end.
 *
 * @returns what it printed
 * @param patience milliseconds after which it counts as one that hangs
 * @throws Error with its output when it fails, or does not end in time
 */
export function run(
  command: string,
  args: readonly string[],
  cwd: string = process.cwd(),
  environment: Readonly<Record<string, string>> = {},
  patience = PATIENCE,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment }
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: patience })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (status, signal) => {
      if (status === 0) resolve(output)
      else
        reject(
          new Error(`${command} ${args.join(' ')} failed (${String(status ?? signal)})\n${output}${errors}`),
        )
    })
  })
}
