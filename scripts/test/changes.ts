import { once, EventEmitter } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds in which an editor finishes to write what belongs together. */
const TOGETHER = 100

/** Watches some folders from now on, and gives the paths that change, those of one moment at once. */
export function changesBelow(folders: readonly string[]): AsyncGenerator<readonly string[]> {
  const changes = new Set<string>()
  const news = new EventEmitter()
  for (const folder of folders.filter((path) => existsSync(path)))
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null) return
      changes.add(`${folder}/${name.replaceAll('\\', '/')}`)
      news.emit('change')
    })
  return together(changes, news)
}

async function* together(changes: Set<string>, news: EventEmitter): AsyncGenerator<readonly string[]> {
  for (;;) {
    if (changes.size === 0) await once(news, 'change')
    await pause(TOGETHER)
    const these = [...changes]
    changes.clear()
    yield these
  }
}
