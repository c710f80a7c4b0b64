/** The part of node-soap that is used: no HTTP, no server, no security. Loaded at the first SOAP call. */
export { Client } from 'soap/lib/client.js'
export { open_wsdl } from 'soap/lib/wsdl/index.js'
