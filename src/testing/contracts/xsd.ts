import { ParseOption, XmlDocument, XmlLibError, type XsdValidator } from 'libxml2-wasm'
import { compileSchemas } from './xsd-compile.js'

/** Tells whether SOAP envelopes keep to a WSDL. */
export interface EnvelopeCheck {
  /**
   * Checks a whole envelope: its structure, every header and the body's one child against the
   * global elements of the WSDL, order of elements included; a SOAP fault and its details as well.
   *
   * @returns a sentence for each breach, without the values that stood in the envelope; none when it is valid
   */
  check(envelope: string): string[]
  /** Frees the compiled schemas; the next check compiles them again. */
  dispose(): void
}

const OPTIONS = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE }

/**
 * A check against the schemas in a WSDL. They are compiled at the first check and kept.
 *
 * Nothing is relaxed: an `ID` has 18 characters and no fewer, an sObject has an `Id`, nil or not,
 * and `CallOptions` has both its fields. The service itself lets these three pass.
 *
 * @param wsdl - the text of the WSDL
 */
export function createEnvelopeCheck(wsdl: string): EnvelopeCheck {
  let validator: XsdValidator | undefined
  return {
    check: (envelope) => check((validator ??= compileSchemas(wsdl)), envelope),
    dispose: () => {
      validator?.dispose()
      validator = undefined
    },
  }
}

function check(validator: XsdValidator, envelope: string): string[] {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromString(envelope, OPTIONS)
    if (document.dtd) return ['A document type declaration, which SOAP forbids']
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return document ? error.details.map(({ message }) => withoutValues(message)) : [notWellFormed(error)]
  } finally {
    document?.dispose()
  }
}

function notWellFormed({ details: [detail] }: XmlLibError): string {
  return detail ? `Not well-formed XML, line ${detail.line}, column ${detail.col}` : 'Not well-formed XML'
}

/** The part of a libxml2 message after the name of element and attribute; the names are kept, the values removed. */
function withoutValues(message: string): string {
  const [, subject = '', rest = ''] =
    /^(Element '[^']*'(?:, attribute '[^']*')?: )?([\s\S]*)$/.exec(message) ?? []
  return subject + predicate(rest.trimEnd())
}

function predicate(text: string): string {
  const facet = /^\[facet '(\w+)'\]/.exec(text)?.[1]
  if (facet) return `The value is refused by the facet ${facet}.`
  const type = /^'[\s\S]*' is not a valid value of the ([a-z ]*type '[^']*')\.$/.exec(text)?.[1]
  if (type) return `The value is no valid value of the ${type}.`
  return text.replace(/'[\s\S]*'/, "'…'")
}
