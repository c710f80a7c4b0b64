import { once } from 'node:events'
import { CommandError } from './command.js'

/**
 * Asks for a secret on the terminal, without showing it.
 *
 * @returns undefined without a terminal
 */
export async function askSecret(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return undefined
  stderr.write(`${question}: `)
  stdin.setRawMode(true)
  let text = ''
  try {
    for (;;) {
      const [chunk] = (await once(stdin, 'data')) as [Buffer]
      for (const letter of chunk.toString()) {
        if (letter === '\r' || letter === '\n') return text
        if (letter === '\u0003') process.kill(process.pid, 'SIGINT')
        text = letter === '\u007f' || letter === '\b' ? text.slice(0, -1) : text + letter
      }
    }
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

/**
 * Asks for a secret that is needed.
 *
 * @throws CommandError without a terminal, or without an answer
 */
export async function demandSecret(question: string): Promise<string> {
  const answer = await askSecret(question)
  if (answer !== undefined && answer !== '') return answer
  throw new CommandError(answer === '' ? 'nothing was entered' : 'there is no terminal to ask on')
}
