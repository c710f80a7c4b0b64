/** A fenced block of a Markdown text. */
export interface CodeBlock {
  /** First word after the fence, such as `ts`. */
  readonly language: string
  /** The other words after the fence. */
  readonly flags: readonly string[]
  readonly text: string
  /** Line of its first line of code in the text, from 1. */
  readonly line: number
  /** The heading that it stands under. */
  readonly heading: string
}

const FENCE = /^```(\S*) *(.*)$/

/** The fenced blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let open: { language: string; flags: string[]; line: number; lines: string[] } | undefined
  let heading = ''
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = FENCE.exec(line)
    if (open === undefined) {
      heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading
      if (fence === null) continue
      const [, language = '', flags = ''] = fence
      open = { language, flags: flags.split(' ').filter(Boolean), line: index + 2, lines: [] }
    } else if (fence === null) open.lines.push(line)
    else {
      const { lines, ...rest } = open
      blocks.push({ ...rest, heading, text: `${lines.join('\n')}\n` })
      open = undefined
    }
  }
  return blocks
}
