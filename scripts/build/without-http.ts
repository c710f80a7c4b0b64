import type { Plugin } from 'esbuild'

const NAMESPACE = 'without-http'

/** What stands in for node-soap's HTTP stack, which is never used: every call brings its own client. */
const NO_HTTP = `exports.HttpClient = class { constructor() { throw new TypeError('no HTTP client') } }`

/** What stands in for `debug`, which would print requests. */
const NO_DEBUG = `module.exports = () => Object.assign(() => {}, { enabled: false })`

/** Bundles node-soap without its HTTP stack (axios and what it brings) and without its debug output. */
export function withoutHttp(): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^(\.\.?\/http|debug)$/ }, ({ path, importer }) =>
        /node_modules[\\/]soap[\\/]/.test(importer) ? { path, namespace: NAMESPACE } : undefined,
      )
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: path === 'debug' ? NO_DEBUG : NO_HTTP,
      }))
    },
  }
}
