import { CREDENTIALS } from './credentials.js'
import { FIELDS } from './fields.js'
import { JUDGES } from './judges.js'
import { METHODS } from './operations.js'
import type { Property } from './property.js'
import { SOAP } from './soap.js'
import { STORED } from './stored.js'
import { WSDL } from './wsdl.js'

/** Everything that is tried with many cases. */
export const PROPERTIES: readonly Property[] = [
  ...JUDGES,
  ...CREDENTIALS,
  ...FIELDS,
  ...SOAP,
  ...METHODS,
  ...STORED,
  ...WSDL,
]
