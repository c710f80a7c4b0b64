import type { Plugin } from 'esbuild'

const NAMESPACE = 'bare-lock'

/**
 * Replacements for modules that proper-lockfile loads: they would change Node's `fs` and the handling of
 * signals for the whole process. A lock whose holder a signal ends runs out by itself.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  'graceful-fs': `module.exports = require('own:fs').default`,
  path: `module.exports = require('own:path').default`,
  'own:fs': `export { default } from 'node:fs'`,
  'own:path': `export { default } from 'node:path'`,
  'signal-exit': `module.exports = (listener) => { process.on('exit', listener) }`,
}

/** Bundles proper-lockfile without its changes to the rest of the process, and with imports in place of `require`. */
export function bareLock(): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve(
        { filter: /^(graceful-fs|signal-exit|path|own:\w+)$/ },
        ({ path, importer, namespace }) =>
          namespace === NAMESPACE || /node_modules[\\/]proper-lockfile[\\/]/.test(importer)
            ? { path, namespace: NAMESPACE }
            : undefined,
      )
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: STAND_INS[path] ?? '',
      }))
    },
  }
}
