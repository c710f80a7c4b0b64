/** The logins, renewals and ends of sessions, and the steps of their state; loaded with the first of these. */

export { createSteps } from './create-steps.js'
export { askIdentity, findUser } from './identity.js'
export { callbackLogin, grantLogin, passwordLogin } from './login-by-oauth2.js'
export { soapLogin } from './login-by-soap.js'
export { endSession } from './logout.js'
