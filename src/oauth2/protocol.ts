/** The requests to the OAuth 2.0 endpoints; loaded with the first of them. */

export { readCallback } from './authorization-response.js'
export { verifyCallback } from './verify-callback.js'
export { startDeviceFlow } from './device.js'
export {
  codeGrant,
  isHybrid,
  isRepeatable,
  passwordGrant,
  refreshGrant,
  requestGrant,
} from './token-request.js'
export * from './operations.js'
export { verifyIdToken, verifySignature } from './id-token.js'
