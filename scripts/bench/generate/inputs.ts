import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A WSDL to generate from. */
export interface Input {
  readonly name: string
  readonly file: string
  /** Megabytes, of a million bytes. */
  readonly size: number
}

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** The contract, and how often it is put into one file to see how the cost grows. */
const CONTRACT = at('specs/partner.wsdl')
const TIMES = [1, 2, 4, 8]

/** The vendor's files, where they are at hand. */
export function vendorInputs(): readonly Input[] {
  const folder = at('../shared/wsdl')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wsdl')) : []
  return names.map((name) => inputOf(name, join(folder, name)))
}

/** The contract once, twice and so on, written to a folder. */
export function multipleInputs(folder: string): readonly Input[] {
  const text = readFileSync(CONTRACT, 'utf8')
  return TIMES.map((times) => {
    const file = join(folder, `partner-x${times}.wsdl`)
    writeFileSync(file, multiple(text, times))
    return inputOf(`specs/partner.wsdl x ${times}`, file)
  })
}

function inputOf(name: string, file: string): Input {
  return { name, file, size: statSync(file).size / 1e6 }
}

/** The repeated elements of a WSDL, each with its enclosing element: schemas, messages, operations. */
const PARTS = [
  /(?<=<xsd:schema\b[^>]*>)[\s\S]*?(?=<\/xsd:schema>)/g,
  /(?:<wsdl:message\b[\s\S]*?<\/wsdl:message>\s*)+/g,
  /(?<=<wsdl:portType\b[^>]*>)[\s\S]*?(?=<\/wsdl:portType>)/g,
  /(?<=<soap:binding\b[^>]*>)[\s\S]*?(?=<\/wsdl:binding>)/g,
]

/** A WSDL with everything it declares so many times, under other names. */
export function multiple(text: string, times: number): string {
  return PARTS.reduce(
    (all, part) =>
      all.replaceAll(part, (content) => {
        const copies = Array.from({ length: times - 1 }, (_, index) => renamed(content, `_${index + 2}`))
        return [content, ...copies].join('\n')
      }),
    text,
  )
}

function renamed(content: string, ending: string): string {
  return content
    .replaceAll(/<xsd:import\b[^>]*\/>/g, '')
    .replaceAll(/ (name|type|base|element|message|part|parts)="(?!xsd:)([^"]*)"/g, ` $1="$2${ending}"`)
}
