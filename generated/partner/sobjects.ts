// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'

/** A record of any object. The fields follow as elements named after them, in this namespace; a value of null is asked for by naming its field in fieldsToNull. */
export interface SObject {
  /** Any field of the object. */
  [field: string]: unknown
  type: string
  fieldsToNull?: readonly (string | null)[]
  /** Absent as long as the object is not created. */
  Id?: types.ID | null
}
