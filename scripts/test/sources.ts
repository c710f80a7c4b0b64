import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'

const PLACE = /(?:file:\/\/)?(\/[^\s()]*\/\.build\/[^\s():]+\.js):(\d+):(\d+)/g
const MAP = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/
const maps = new Map<string, SourceMap | undefined>()

function readMap(path: string): SourceMap | undefined {
  const [, encoded = ''] = MAP.exec(readFileSync(path, 'utf8')) ?? []
  if (encoded === '') return undefined
  return new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()) as SourceMapPayload)
}

/** The place in the source from which a place in a compiled file comes. */
function sourceOf(path: string, line: number, column: number): string | undefined {
  if (!maps.has(path)) maps.set(path, readMap(path))
  const found = maps.get(path)?.findEntry(line - 1, column - 1)
  if (found === undefined || !('originalSource' in found)) return undefined
  return `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`
}

/**
 * A text with the places of the sources in place of those of the compiled files. Node can do that by itself, for each
 * error that is made; then the tests that make many take ten times as long.
 */
export function atSources(text: string): string {
  return text.replace(PLACE, (place, path: string, line: string, column: string) => {
    return sourceOf(path, Number(line), Number(column)) ?? place
  })
}
