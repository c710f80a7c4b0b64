import { spawn } from 'node:child_process'

/**
 * Runs a command to its end.
 *
 * @returns what it printed
 * @throws Error with its output when it fails
 */
export function run(command: string, args: readonly string[], cwd: string = process.cwd()): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} failed (${String(status)})\n${output}${errors}`))
    })
  })
}
