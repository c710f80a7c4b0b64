import type { Reply } from '../call.js'
import { QueryFailure } from '../soql/failure.js'
import { runQuery, type Row } from '../soql/query.js'
import type { Act } from './act.js'
import { fault, result } from './answers.js'
import { elements, type XmlElement } from './xml.js'

/** Plays `query`. */
export function query(act: Act): Reply {
  try {
    return answer(act)
  } catch (error) {
    if (error instanceof QueryFailure) return fault(queryFault(error))
    throw error
  }
}

function answer({ request, state, header }: Act): Reply {
  const context = { records: state.records, now: state.settings.clock() }
  const { rows, size } = runQuery(context, request.field('queryString'))
  const content = [
    ...elements('done', true),
    ...elements('queryLocator', null),
    ...rows.map((row) => ({ name: 'records', ...recordOf(row) })),
    ...elements('size', size),
  ]
  const type = state.settings.prefix === 'prefixed' ? 'urn:QueryResult' : 'QueryResult'
  return result(state, 'query', [{ name: 'result', attributes: { 'xsi:type': type }, content }], header)
}

const FAULT_ELEMENTS: Readonly<Record<QueryFailure['errorCode'], string>> = {
  MALFORMED_QUERY: 'MalformedQueryFault',
  INVALID_TYPE: 'InvalidSObjectFault',
  INVALID_FIELD: 'InvalidFieldFault',
}

function queryFault({ errorCode, message }: QueryFailure) {
  const more = { 'sf:row': 1, 'sf:column': 1 }
  return { code: errorCode, message, element: FAULT_ELEMENTS[errorCode], more }
}

function recordOf({ object, fields: { Id = null, ...fields } }: Row): Omit<XmlElement, 'name'> {
  const content = [
    ...elements('sf:type', object),
    ...elements('sf:Id', Id as string | null),
    ...Object.entries(fields).flatMap(([name, value]) => fieldElements(name, value)),
  ]
  return { attributes: { 'xsi:type': 'sf:sObject' }, content }
}

/** A parent is a record inside; children are not played here. */
function fieldElements(name: string, value: Row['fields'][string]): readonly XmlElement[] {
  if (typeof value !== 'object' || value === null) return elements(`sf:${name}`, value)
  return 'fields' in value ? [{ name: `sf:${name}`, ...recordOf(value) }] : elements(`sf:${name}`, null)
}
