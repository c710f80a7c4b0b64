import { QueryFailure } from './failure.js'

/** A piece of SOQL. */
export interface Token {
  readonly kind: 'text' | 'value' | 'name' | 'sign'
  readonly text: string
}

const TOKEN =
  /\s*(?:'((?:\\.|[^'\\])*)'|([+-]?\d[\w:.+-]*)|([A-Za-z_][\w.]*(?::\d+)?)|(!=|<>|<=|>=|[()=,<>]))/y

/** The pieces of a query, read one by one. */
export interface Tokens {
  /** The next piece, which stays; undefined at the end. */
  readonly next: Token | undefined
  /** Takes the next piece when it is this word or sign, in any case. */
  take(...words: readonly string[]): boolean
  /** Takes a piece of some kind. */
  expect(kind: Token['kind']): string
  /** Takes this word or sign. */
  demand(word: string): void
}

/** Cuts SOQL into pieces. */
export function tokensOf(soql: string): Tokens {
  const list = cut(soql)
  let place = 0
  const tokens: Tokens = {
    get next() {
      return list[place]
    },
    take(...words) {
      const fits = words.every((word, index) => isWord(list[place + index], word))
      if (fits) place += words.length
      return fits
    },
    expect(kind) {
      const token = list[place]
      if (token?.kind !== kind) throw unexpected(token)
      place += 1
      return token.text
    },
    demand(word) {
      if (!tokens.take(word)) throw unexpected(list[place])
    },
  }
  return tokens
}

/** A piece that has no place where it stands. */
export function unexpected(token: Token | undefined): QueryFailure {
  return new QueryFailure('MALFORMED_QUERY', `unexpected token: ${token?.text ?? '<EOF>'}`)
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind !== 'text' && token.text.toLowerCase() === word.toLowerCase()
}

function cut(soql: string): readonly Token[] {
  const list: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (soql.slice(pattern.lastIndex).trim().replace(/^;$/, '') !== '') {
    const match = pattern.exec(soql)
    if (match === null) throw new QueryFailure('MALFORMED_QUERY', 'line 1, no such character here')
    const [, text, value, name, sign = ''] = match
    if (text !== undefined) list.push({ kind: 'text', text: unescaped(text) })
    else if (value !== undefined) list.push({ kind: 'value', text: value })
    else list.push(name === undefined ? { kind: 'sign', text: sign } : { kind: 'name', text: name })
  }
  return list
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_match, character: string) => ESCAPES[character] ?? character)
}
