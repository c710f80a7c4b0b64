/** Why a query was refused. */
export class QueryFailure extends Error {
  readonly errorCode: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD'

  constructor(errorCode: QueryFailure['errorCode'], message: string) {
    super(message)
    this.errorCode = errorCode
  }
}
