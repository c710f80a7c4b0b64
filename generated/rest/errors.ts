// Generated from specs/rest.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

/** An error that operations are documented to refuse with. */
export interface DocumentedError {
  readonly errorCode: string
  /** How its words begin; undefined when they are not known. */
  readonly message: string | undefined
  readonly status: number
}

/** The documented errors, by name. */
export const documentedErrors = {
  session_ended: {
    errorCode: 'INVALID_SESSION_ID',
    message: 'Session expired or invalid',
    status: 401,
  },
  header_invalid: {
    errorCode: 'INVALID_AUTH_HEADER',
    message: 'INVALID_HEADER_TYPE',
    status: 401,
  },
  request_limit_exceeded: {
    errorCode: 'REQUEST_LIMIT_EXCEEDED',
    message: 'TotalRequests Limit exceeded.',
    status: 403,
  },
  malformed_query: { errorCode: 'MALFORMED_QUERY', message: undefined, status: 400 },
  unknown_field: { errorCode: 'INVALID_FIELD', message: undefined, status: 400 },
  unknown_type: { errorCode: 'INVALID_TYPE', message: undefined, status: 400 },
  query_timeout: { errorCode: 'QUERY_TIMEOUT', message: undefined, status: 400 },
  locator_ended: { errorCode: 'INVALID_QUERY_LOCATOR', message: undefined, status: 400 },
  malformed_search: { errorCode: 'MALFORMED_SEARCH', message: undefined, status: 400 },
  not_found: { errorCode: 'NOT_FOUND', message: undefined, status: 404 },
  entity_is_deleted: { errorCode: 'ENTITY_IS_DELETED', message: undefined, status: 404 },
  external_id_unknown: {
    errorCode: 'NOT_FOUND',
    message: 'Provided external ID field does not exist or is not accessible',
    status: 404,
  },
  required_field_missing: {
    errorCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing',
    status: 400,
  },
  several_errors: {
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: undefined,
    status: 400,
  },
  duplicates_detected: { errorCode: 'DUPLICATES_DETECTED', message: undefined, status: 400 },
  limit_of_collection: { errorCode: 'EXCEEDED_ID_LIMIT', message: undefined, status: 400 },
} as const

/** Names by operationId. */
export const operationErrors = {
  basicInfo: ['not_found'],
  blob: ['external_id_unknown', 'not_found'],
  create: [
    'duplicates_detected',
    'not_found',
    'required_field_missing',
    'several_errors',
    'unknown_field',
  ],
  createMany: ['limit_of_collection'],
  deleted: ['not_found'],
  describe: ['not_found'],
  destroy: ['entity_is_deleted', 'not_found'],
  destroyMany: ['limit_of_collection'],
  query: ['malformed_query', 'query_timeout', 'unknown_field', 'unknown_type'],
  queryAll: ['malformed_query', 'query_timeout', 'unknown_field', 'unknown_type'],
  queryMore: ['locator_ended'],
  retrieve: ['not_found', 'unknown_field'],
  retrieveMany: ['not_found', 'unknown_field'],
  search: ['malformed_search'],
  update: [
    'duplicates_detected',
    'entity_is_deleted',
    'not_found',
    'several_errors',
    'unknown_field',
  ],
  updateMany: ['limit_of_collection'],
  updated: ['not_found'],
  upsert: [
    'duplicates_detected',
    'external_id_unknown',
    'required_field_missing',
    'unknown_field',
  ],
  upsertMany: ['external_id_unknown', 'limit_of_collection'],
} as const
