import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const NAMESPACE = 'bare-soap'

/**
 * Replacements for modules that node-soap loads and that are never used here, by their names: its HTTP
 * stack (every call brings its own client), uploads, debug output (which would print requests), and of
 * Node's own modules all but the three functions that a call does use.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  './http': `exports.HttpClient = class { constructor() { throw new TypeError('no HTTP client') } }`,
  '../http': `exports.HttpClient = class { constructor() { throw new TypeError('no HTTP client') } }`,
  debug: `module.exports = () => Object.assign(() => {}, { enabled: false })`,
  formidable: `exports.MultipartParser = undefined`,
  assert: `exports.ok = (value, message) => { if (!value) throw new Error(message) }`,
  events: `exports.EventEmitter = class { emit() { return false } }`,
  crypto: `exports.randomUUID = () => ''`,
  fs: ``,
  path: ``,
  stream: `exports.Stream = function () {}`,
  string_decoder: ``,
}

/** Bundles node-soap and its parser without what they load for other purposes than reading and writing XML. */
export function bareSoap(): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer }) =>
        /node_modules[\\/](soap|sax)[\\/]/.test(importer) && Object.hasOwn(STAND_INS, path)
          ? { path, namespace: NAMESPACE }
          : undefined,
      )
      build.onLoad({ filter: /node_modules[\\/]soap[\\/].*\.js$/ }, async ({ path }) => ({
        contents: withoutProcess(await readFile(path, 'utf8')),
      }))
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: STAND_INS[path] ?? '',
      }))
    },
  }
}

/** The members of Node's `process` that node-soap reads; other runtimes have them under another name. */
function withoutProcess(code: string): string {
  return code.replaceAll('process.nextTick(', 'queueMicrotask(')
}
