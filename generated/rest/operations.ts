// Generated from specs/rest.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type { operations as Operations } from './schema.js'

/** The name of an operation of the contract. */
export type OperationId = keyof Operations

/** The facts that sending an operation and judging its answer need. */
export interface Operation {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST'
  /** From the root of the API version, with `{name}` for each path parameter. */
  readonly path: string
  /** Undefined when a good answer is no JSON. */
  readonly answer: 'array' | 'object' | undefined
}

/** What has to be known to send and to judge each operation, by operationId. */
export const operations = {
  basicInfo: { method: 'GET', path: '/sobjects/{sobject}', answer: 'object' },
  blob: {
    method: 'GET',
    path: '/sobjects/{sobject}/{key}/{member}',
    answer: undefined,
  },
  create: { method: 'POST', path: '/sobjects/{sobject}', answer: 'object' },
  createMany: { method: 'POST', path: '/composite/sobjects', answer: 'array' },
  deleted: { method: 'GET', path: '/sobjects/{sobject}/deleted', answer: 'object' },
  describe: { method: 'GET', path: '/sobjects/{sobject}/describe', answer: 'object' },
  describeGlobal: { method: 'GET', path: '/sobjects', answer: 'object' },
  destroy: { method: 'DELETE', path: '/sobjects/{sobject}/{id}', answer: undefined },
  destroyMany: { method: 'DELETE', path: '/composite/sobjects', answer: 'array' },
  limits: { method: 'GET', path: '/limits', answer: 'object' },
  query: { method: 'GET', path: '/query', answer: 'object' },
  queryAll: { method: 'GET', path: '/queryAll', answer: 'object' },
  queryMore: { method: 'GET', path: '/query/{locator}', answer: 'object' },
  recent: { method: 'GET', path: '/recent', answer: 'array' },
  resources: { method: 'GET', path: '/', answer: 'object' },
  retrieve: { method: 'GET', path: '/sobjects/{sobject}/{id}', answer: 'object' },
  retrieveMany: { method: 'POST', path: '/composite/sobjects/{sobject}', answer: 'array' },
  search: { method: 'GET', path: '/search', answer: 'object' },
  update: { method: 'PATCH', path: '/sobjects/{sobject}/{id}', answer: undefined },
  updateMany: { method: 'PATCH', path: '/composite/sobjects', answer: 'array' },
  updated: { method: 'GET', path: '/sobjects/{sobject}/updated', answer: 'object' },
  upsert: {
    method: 'PATCH',
    path: '/sobjects/{sobject}/{key}/{member}',
    answer: 'object',
  },
  upsertMany: {
    method: 'PATCH',
    path: '/composite/sobjects/{sobject}/{field}',
    answer: 'array',
  },
  versions: { method: 'GET', path: '/services/data', answer: 'array' },
} as const
