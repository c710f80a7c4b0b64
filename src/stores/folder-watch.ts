import { mkdirSync, watch, type FSWatcher } from 'node:fs'
import { Audience } from '../lib/audience.js'

/**
 * Tells of changes to the files of a folder by the means of the operating system, as long as there is a listener; where
 * there are none, nobody is told. Never keeps the process alive.
 *
 * @returns listens to a file
 */
export function watchFolder(folder: string): (file: string, listener: () => void) => () => void {
  let watcher: FSWatcher | undefined
  const stop = (): void => {
    watcher?.close()
    watcher = undefined
  }
  const start = (): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      watcher = watch(folder, { persistent: false })
      watcher.unref() // Deno does not know `persistent`
    } catch {
      return
    }
    watcher.on('error', stop)
    watcher.on('change', (_event, name) => {
      audience.tell(String(name), undefined)
    })
  }
  const audience = new Audience<undefined>(() => {
    if (watcher === undefined) start()
    return () => {
      if (audience.names.length === 0) stop()
    }
  })
  return audience.listen
}
