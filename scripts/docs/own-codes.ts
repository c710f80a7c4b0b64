import type { ClientErrorCode } from '../../src/errors/codes.js'

/** Cause and remedy of a code, as sentences. */
export interface Advice {
  readonly cause: string
  readonly remedy: string
}

/** The library's own codes: each one, or it does not compile. */
export const OWN_CODES: Readonly<Record<Exclude<ClientErrorCode, `ERROR_HTTP_${number}`>, Advice>> = {
  NETWORK_ERROR: {
    cause: 'The connection was refused, reset, or failed in DNS or TLS; the message names the reason.',
    remedy: 'Check the host, the proxy and the certificates. Behind a proxy, see the guide on proxies.',
  },
  TIMEOUT: {
    cause: 'The response was not complete within the option `timeout`.',
    remedy: 'Send the request again, or raise `timeout`, which is in milliseconds.',
  },
  REDIRECT_REFUSED: {
    cause: 'The server redirected a request that carries credentials.',
    remedy: 'Use the host that the message names as `loginUrl` or `instanceUrl`, if it is yours.',
  },
  MULTIPLE_CHOICES: {
    cause: 'Several records have the value of the external id; the error names their URLs.',
    remedy: 'Make the external id unique in the org, or address one record by its Id.',
  },
  RESPONSE_TOO_LARGE: {
    cause: 'The response exceeds the size limit of its kind, as no response of Salesforce does.',
    remedy: 'Check for a proxy that answers in place of Salesforce; use `conn.fetch` for large files.',
  },
  UNTRUSTED_HOST: {
    cause: 'A response names an instance that is no Salesforce host and is in no option.',
    remedy: 'If the host is yours, add it to `allowedHosts`.',
  },
  INVALID_RESPONSE: {
    cause: 'The response does not have the form of the contract, often a page of a proxy.',
    remedy: 'Check what answers at this URL, and send the request again.',
  },
  NOT_LOGGED_IN: {
    cause: 'The connection has no session, and no method to open one.',
    remedy: 'Log in, or give tokens, a `grant`, or a store that holds the session.',
  },
  SESSION_CLOSED: {
    cause: '`logout()` ended the session, here or in another process that shares it.',
    remedy: 'Log in again.',
  },
  PASSWORD_EXPIRED: {
    cause: 'SOAP login succeeded, but the password has expired: the session allows `setPassword` only.',
    remedy: 'Set a new password with the `session` of the error, or let the user change it.',
  },
  OTHER_USER: {
    cause: 'The renewal brought the session of another user than the stored one; nothing was stored.',
    remedy: 'Check `grant` or `refreshFn`, or use another session name for the other user.',
  },
  STORE_UNAVAILABLE: {
    cause: 'The session store did not answer, or refused the operation. No refresh token was spent.',
    remedy: 'Restore the store; the session goes on as long as its access token is valid.',
  },
  STORE_CORRUPT: {
    cause: 'The entry is no session, or was sealed with another encryption key.',
    remedy: 'Give the store the encryption key that the entry was written with, or log in to replace it.',
  },
  REFRESH_FUNCTION_FAILED: {
    cause: '`refreshFn` threw, rejected, or gave no access token.',
    remedy: 'Look at the message, and correct the function.',
  },
  BODY_NOT_REPLAYABLE: {
    cause: 'The session expired during a request whose body was a stream, which cannot be read twice.',
    remedy: 'Send the request again with a new stream; the session has been renewed.',
  },
  STATE_MISMATCH: {
    cause: 'The callback URL belongs to another login than the one that is pending.',
    remedy: 'Start the web login again; keep `pending` with the session of the user.',
  },
  INVALID_ID_TOKEN: {
    cause: 'Signature, issuer, audience, time or nonce of the `id_token` is wrong.',
    remedy: 'Start the login again; check client id, login host and clock if it recurs.',
  },
  INVALID_SIGNATURE: {
    cause: 'The `signature` of the token response does not fit the client secret.',
    remedy: 'Check the client secret.',
  },
  MULTIPLE_API_ERRORS: {
    cause: 'A REST response holds more than one error.',
    remedy: 'Read the messages and `fields` of the error.',
  },
}
