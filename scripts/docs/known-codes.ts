import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** The literals of a union by its name: of a type alias, or of a member of a type. */
export function literalsOf(path: string, name: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022)
  const literals: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isTypeAliasDeclaration(node) || ts.isPropertySignature(node)) && isNamed(node, name))
      literals.push(...literalsIn(node.type))
    node.forEachChild(visit)
  }
  visit(source)
  if (literals.length === 0) throw new Error(`${path} has no union ${name}`)
  return literals
}

function isNamed({ name }: { readonly name: ts.PropertyName }, wanted: string): boolean {
  return ts.isIdentifier(name) && name.text === wanted
}

function literalsIn(type: ts.TypeNode | undefined): string[] {
  if (type === undefined || !ts.isUnionTypeNode(type)) return []
  return type.types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  )
}

/** Meaning of a code, and what to do where the verdict and its hint do not say it. */
export interface Meaning {
  readonly cause: string
  readonly remedy?: string | undefined
}

/**
 * The meanings of codes, from a file of lines `code, cause, remedy` with tabs between.
 *
 * @throws Error when a code has no line, or a line no code
 */
export function meaningsOf(path: string, codes: readonly string[]): ReadonlyMap<string, Meaning> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const meanings = new Map(
    lines.map((line) => {
      const [code = '', cause = '', remedy] = line.split('\t')
      return [code, { cause, remedy }] as const
    }),
  )
  const missing = codes.filter((code) => !meanings.has(code))
  const stale = [...meanings.keys()].filter((code) => !codes.includes(code))
  if (missing.length > 0) throw new Error(`${path} lacks ${missing.join(', ')}`)
  if (stale.length > 0) throw new Error(`${path} has lines of no code: ${stale.join(', ')}`)
  return meanings
}
