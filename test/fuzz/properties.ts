import { CREDENTIALS } from './credentials.js'
import { FIELDS } from './fields.js'
import { JUDGES } from './judges.js'
import { METHODS } from './operations.js'
import type { Property } from './property.js'
import { SESSION_MODEL } from './session-model.js'
import { SHARED_MODEL } from './shared-model.js'
import { SOAP } from './soap.js'
import { STORED } from './stored.js'
import { TYPED } from './typed.js'
import { WSDL } from './wsdl.js'
import { XML } from './xml.js'

/** Everything that is tried with many cases. */
export const PROPERTIES: readonly Property[] = [
  ...JUDGES,
  ...SESSION_MODEL,
  ...SHARED_MODEL,
  ...CREDENTIALS,
  ...FIELDS,
  ...SOAP,
  ...METHODS,
  ...STORED,
  ...TYPED,
  ...WSDL,
  ...XML,
]
