import { spawn } from 'node:child_process'

/** Milliseconds after which a command counts as one that hangs. */
const PATIENCE = 300_000

/**
 * Runs a command to its end.
 *
 * @returns what it printed
 * @throws Error with its output when it fails, or does not end in five minutes
 */
export function run(
  command: string,
  args: readonly string[],
  cwd: string = process.cwd(),
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment }
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE })
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
