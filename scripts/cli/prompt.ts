import { once } from 'node:events'

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
