/** Characters of a line, but for longer statements: Node prints the whole line that an uncaught error was thrown in. */
const LINE = 160

/** Nodes before which a line may begin without a change of meaning. */
const BREAKABLE = /Statement$|Declaration$|^(MethodDefinition|PropertyDefinition|Property|SwitchCase)$/

interface Node {
  readonly type: string
  readonly start: number
}

/** Breaks code into lines between statements and members, never inside of a literal. */
export function inLines(code: string, program: object): string {
  const starts = [...new Set(startsIn(program))].sort((a, b) => a - b)
  const lines: string[] = []
  let from = 0
  let last = 0
  for (const start of [...starts, code.length]) {
    if (start - from > LINE && last > from) {
      lines.push(code.slice(from, last))
      from = last
    }
    last = start
  }
  return [...lines, code.slice(from)].join('\n')
}

function startsIn(node: object): number[] {
  const own = isNode(node) && BREAKABLE.test(node.type) ? [node.start] : []
  const inside = Object.values(node).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? startsIn(value) : [],
  )
  return [...own, ...inside]
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string' && 'start' in value
}
