import type { Reply } from '../call.js'
import type { OrgRecord, ObjectName } from '../state/records.js'
import { runQuery, type QueryError } from '../state/soql.js'
import type { Act } from './act.js'
import { fault, result } from './answers.js'
import { elements, type XmlElement } from './xml.js'

/** Plays `query`. */
export function query({ request, state, header }: Act): Reply {
  const rows = runQuery(state.records, request.field('queryString'))
  if ('errorCode' in rows) return fault(queryFault(rows))
  const content = [
    ...elements('done', true),
    ...elements('queryLocator', null),
    ...rows.records.map((record) => recordElement(rows.object, record)),
    ...elements('size', rows.records.length),
  ]
  const type = state.settings.prefix === 'prefixed' ? 'urn:QueryResult' : 'QueryResult'
  return result(state, 'query', [{ name: 'result', attributes: { 'xsi:type': type }, content }], header)
}

const FAULT_ELEMENTS: Readonly<Record<QueryError['errorCode'], string>> = {
  MALFORMED_QUERY: 'MalformedQueryFault',
  INVALID_TYPE: 'InvalidSObjectFault',
  INVALID_FIELD: 'InvalidFieldFault',
}

function queryFault({ errorCode, message }: QueryError) {
  const more = { 'sf:row': 1, 'sf:column': 1 }
  return { code: errorCode, message, element: FAULT_ELEMENTS[errorCode], more }
}

function recordElement(object: ObjectName, record: OrgRecord): XmlElement {
  const { Id = null, ...fields } = record
  const content = [
    ...elements('sf:type', object),
    ...elements('sf:Id', Id),
    ...Object.entries(fields).flatMap(([name, value]) => elements(`sf:${name}`, value)),
  ]
  return { name: 'records', attributes: { 'xsi:type': 'sf:sObject' }, content }
}
