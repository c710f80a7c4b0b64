import type { Plugin } from 'esbuild'

const NAMESPACE = 'bare-lock'

/**
 * Replacements for modules that proper-lockfile loads: they would change Node's `fs` and the handling of
 * signals for the whole process. A lock whose holder a signal ends runs out by itself.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  'graceful-fs': `module.exports = require('node:fs')`,
  'signal-exit': `module.exports = (listener) => { process.on('exit', listener) }`,
}

/** Bundles proper-lockfile without its changes to the rest of the process. */
export function bareLock(): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^(graceful-fs|signal-exit)$/ }, ({ path, importer }) =>
        /node_modules[\\/]proper-lockfile[\\/]/.test(importer) ? { path, namespace: NAMESPACE } : undefined,
      )
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: STAND_INS[path] ?? '',
      }))
    },
  }
}
