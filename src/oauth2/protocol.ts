/** Everything that talks to the OAuth 2.0 endpoints; loaded with the first request to one of them. */
export { readCallback } from './callback-url.js'
export { startDeviceFlow } from './device.js'
export { codeGrant, isHybrid, isRepeatable, passwordGrant, refreshGrant, requestGrant } from './grants.js'
export { judgeIdentity, sendIdentity } from './identity.js'
export { keys } from './keys.js'
export * from './lookups.js'
export { revoke } from './revoke.js'
export { verifyIdToken, verifySignature } from './verify.js'
