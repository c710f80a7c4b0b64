import { mkdirSync, watch, type FSWatcher } from 'node:fs'

/** Tells of changes to the files of a folder, as long as there is a listener; never keeps the process alive. */
export interface FolderWatch {
  /** @returns ends the listening */
  listen(file: string, listener: () => void): () => void
}

/** Watches a folder by the means of the operating system; where there are none, nobody is told. */
export function watchFolder(folder: string): FolderWatch {
  const listeners = new Map<string, Set<() => void>>()
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
      for (const listener of listeners.get(String(name)) ?? []) listener()
    })
  }
  return {
    listen(file, listener) {
      const all = listeners.get(file) ?? new Set()
      listeners.set(file, all.add(listener))
      if (watcher === undefined) start()
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(file)
        if (listeners.size === 0) stop()
      }
    },
  }
}
