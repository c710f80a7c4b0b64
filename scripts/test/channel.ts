import { writeSync } from 'node:fs'
import { CHANNEL, type Message } from './protocol.js'

/** Tells the parent process something, at once: it arrives even when the process exits right after. */
export function writeMessage(message: Message): void {
  writeSync(CHANNEL, `${JSON.stringify(message)}\n`)
}
