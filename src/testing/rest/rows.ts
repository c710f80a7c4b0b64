import { fieldOf, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord } from '../state/records.js'
import type { Row } from '../soql/query.js'

/** A record as REST shows it: of a file not the content, but where it is. */
export function shown(object: ObjectDefinition, record: OrgRecord, version: string): object {
  const url = `/services/data/v${version}/sobjects/${object.name}/${String(record['Id'])}`
  const fields = Object.entries(record).map(([name, value]): [name: string, value: unknown] => {
    const isFile = value !== null && fieldOf(object, name)?.type === 'base64'
    return [name, isFile ? `${url}/${name}` : value]
  })
  return { attributes: { type: object.name, url }, ...Object.fromEntries(fields) }
}

/** A row of a query as REST shows it: parents are records, children results of a query, or null. */
export function shownRow({ object, id, fields }: Row, version: string): object {
  const url = `/services/data/v${version}/sobjects/${object}/${id ?? ''}`
  const members = Object.entries(fields).map(([name, value]): [name: string, value: unknown] => {
    if (typeof value !== 'object' || value === null) return [name, value]
    if ('fields' in value) return [name, shownRow(value, version)]
    const records = value.map((row) => shownRow(row, version))
    return [name, records.length === 0 ? null : { totalSize: records.length, done: true, records }]
  })
  return {
    attributes: id === undefined ? { type: object } : { type: object, url },
    ...Object.fromEntries(members),
  }
}
