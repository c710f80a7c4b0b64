import { readFileSync } from 'node:fs'
import { readBindings } from './bindings.js'
import { contents, documented, label, only, parseXml, required, type Element, type Warn } from './dom.js'
import { WsdlError, type Wsdl } from './model.js'
import { checkReferences } from './references.js'
import { readSchemas } from './schema.js'
import { withoutTwins, withoutUnknown } from './unknown.js'

const LABELS = ['types', 'message', 'portType', 'binding', 'service'].map((name) => `wsdl:${name}`)

/** How a web page begins, such as the login page that is saved in place of the WSDL. */
const PAGE = /^\uFEFF?\s*(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+)?html\b/i

/**
 * Reads a WSDL 1.1 file: document style, literal use, schemas in the file itself. What the reader
 * does not know it refuses; nothing is passed over.
 *
 * @param path - the file, as messages are to name it
 * @param text - its text, when it is at hand already
 * @param warn - is told of what the file leaves open, such as types that are declared nowhere, and of what is taken
 *   in part; all that is refused where it is absent
 * @throws WsdlError naming file, line and element
 */
export function readWsdl(path: string, text: string = readFileSync(path, 'utf8'), warn?: Warn): Wsdl {
  if (PAGE.test(text)) {
    throw new WsdlError(path, 1, '<html>: a web page, no WSDL; such a one comes when nobody is signed in')
  }
  const definitions = parseXml(path, text, warn)
  if (label(definitions) !== 'wsdl:definitions') {
    throw new WsdlError(
      path,
      definitions.line,
      `no WSDL 1.1: the root element is <${definitions.name.local}>`,
    )
  }
  const read = readDefinitions(path, definitions)
  const wsdl = warn === undefined ? read : withoutUnknown(withoutTwins(read, warn), warn)
  checkReferences(wsdl)
  return wsdl
}

function readDefinitions(file: string, definitions: Element): Wsdl {
  const children = contents(definitions, ['name', 'targetNamespace'], LABELS)
  const targetNamespace = required(definitions, 'targetNamespace')
  const schemas = readSchemas(contents(only(definitions, children, 'wsdl:types'), [], ['xsd:schema']))
  return {
    file,
    targetNamespace,
    schemas: schemas.map((schema) => schema.targetNamespace),
    simpleTypes: schemas.flatMap((schema) => schema.simpleTypes),
    complexTypes: schemas.flatMap((schema) => schema.complexTypes),
    elements: schemas.flatMap((schema) => schema.elements),
    ...readBindings(definitions, children, targetNamespace),
    ...documented(definitions),
  }
}
