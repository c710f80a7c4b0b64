import { mediaType, type Call, type Reply, type Route, type Scene } from '../call.js'
import { envelopeCheck } from '../contracts/index.js'
import { judge } from '../contracts/violation.js'
import type { OrgState } from '../state/index.js'
import { clientFault, fault } from './answers.js'
import { readEnvelope, type SoapRequest } from './envelope.js'
import { login } from './login.js'
import { callOperation } from './operations.js'

/** Oldest version that the service still answers. */
const OLDEST_VERSION = 31

/** The routes of the Partner API. */
export function soapRoutes(state: OrgState): readonly Route[] {
  const open = (call: Call): Promise<Scene> => openMessage(call, state)
  return ['/services/Soap/u/:version', '/services/Soap/u/:version/:organization'].map((path) => ({
    methods: ['POST'],
    path,
    endpoint: 'soap',
    open,
  }))
}

async function openMessage(call: Call, state: OrgState): Promise<Scene> {
  const request = await readEnvelope(call.body)
  if (typeof request === 'string')
    return { name: 'malformed', play: () => clientFault(`contract: ${request}`) }
  return { name: request.operation, play: () => play(call, request, state) }
}

async function play(call: Call, request: SoapRequest, state: OrgState): Promise<Reply> {
  const broken = await breaches(call, request, state)
  if (broken.length > 0) return clientFault(`contract: ${broken.join('; ')}`)
  const version = readVersion(call.params['version'] ?? '')
  if (version === undefined) return unsupportedVersion()
  if (request.operation === 'login') return login(request, state, version)
  return version > state.settings.version ? unsupportedVersion() : callOperation(request, state, version)
}

async function breaches(call: Call, request: SoapRequest, state: OrgState): Promise<readonly string[]> {
  if (mediaType(call) !== 'text/xml') return ['Content-Type must be text/xml']
  if (!call.headers.has('soapaction')) return ['the SOAPAction header is missing']
  const check = await envelopeCheck()
  const { refused, noted } = judge(check(call.body), state.settings.strict)
  state.violations.push(...noted.map((text) => `${request.operation}: ${text}`))
  return refused
}

function readVersion(text: string): number | undefined {
  const version = /^(\d+)(\.0)?$/.test(text) ? Number.parseInt(text, 10) : 0
  return version < OLDEST_VERSION ? undefined : version
}

function unsupportedVersion(): Reply {
  return fault({ code: 'UNSUPPORTED_API_VERSION', message: 'Invalid Api version specified on URL' })
}
