import type { OAuthErrorCode } from '../../generated/oauth2/operations.js'
import type { RestErrorCode as ContractErrorCode } from '../../generated/rest/schema.js'
import type { AnyApiFault, ExceptionCode } from '../../generated/partner/faults.js'

/** Codes of failures on this side of the wire, and of answers that carry no code. */
export type ClientErrorCode =
  /** No answer: refused, reset, unknown host, TLS failure. */
  | 'NETWORK_ERROR'
  /** No whole answer within the connection's `timeout`. */
  | 'TIMEOUT'
  /** The server wanted to send a request with credentials elsewhere. */
  | 'REDIRECT_REFUSED'
  /** The answer is larger than any honest one. */
  | 'RESPONSE_TOO_LARGE'
  /** The answer names a host that is neither Salesforce's nor one of the options'. */
  | 'UNTRUSTED_HOST'
  /** The answer breaks the contract. */
  | 'INVALID_RESPONSE'
  /** There is no session to use or to renew. */
  | 'NOT_LOGGED_IN'
  /** The session was closed by `logout()` while the call was under way. */
  | 'SESSION_CLOSED'
  /** Login succeeded, but the session is good for `setPassword` only. */
  | 'PASSWORD_EXPIRED'
  /** The renewal brought the session of another user than the stored one. */
  | 'OTHER_USER'
  /** The session store cannot be reached. */
  | 'STORE_UNAVAILABLE'
  /** The session store holds something that is no session. */
  | 'STORE_CORRUPT'
  /** `refreshFn` threw, rejected, or gave no access token. */
  | 'REFRESH_FUNCTION_FAILED'
  /** The session was renewed, but the request's body was a stream and cannot be sent again. */
  | 'BODY_NOT_REPLAYABLE'
  /** The callback URL belongs to another authorization request. */
  | 'STATE_MISMATCH'
  /** The `id_token` does not hold: signature, issuer, audience, expiry or nonce. */
  | 'INVALID_ID_TOKEN'
  /** The token answer's signature does not fit the client secret. */
  | 'INVALID_SIGNATURE'
  /** A REST error array with more than one error. */
  | 'MULTIPLE_API_ERRORS'
  /** Several records have the same value in an external id field. */
  | 'MULTIPLE_CHOICES'
  /** An error answer that carries no code, by its HTTP status. */
  | `ERROR_HTTP_${number}`

/** Codes of the REST APIs, the older Bulk API's among them, that the WSDL's list does not hold. */
export type RestErrorCode =
  | ContractErrorCode
  | 'INVALID_HEADER_TYPE'
  | 'ClientInputError'
  | 'ExceededQuota'
  | 'FeatureNotEnabled'
  | 'InvalidBatch'
  | 'InvalidJob'
  | 'InvalidJobState'
  | 'InvalidOperation'
  | 'InvalidSessionId'
  | 'InvalidUrl'
  | 'InvalidUser'
  | 'InvalidVersion'
  | 'InvalidXML'
  | 'Timeout'
  | 'TooManyLockFailure'
  | 'Unknown'
  | 'insufficient_scope'

/** The plain-text words of identity, userinfo and singleaccess. */
export type TokenErrorWord = 'Bad_OAuth_Token' | 'Missing_OAuth_Token' | 'Wrong_Org'

/** Every code that `SalesforceError.errorCode` can hold, from the two contracts and this library. */
export type ErrorCode = OAuthErrorCode | ExceptionCode | RestErrorCode | TokenErrorWord | ClientErrorCode
/** The fields of a SOAP fault; told apart by their `xsi:type`. */
export type Fault = AnyApiFault
export type { ExceptionCode, OAuthErrorCode }
