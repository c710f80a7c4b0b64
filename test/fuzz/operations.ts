import fc from 'fast-check'
import { OPERATIONS } from '../hostile/operations.js'
import { answers, judged, jsonBodies, responseOf, SECRETS, WORDS, type Answer } from './hostile.js'
import { mutated } from './mutated.js'
import { ENVELOPES, TEXTS } from './originals.js'
import { property, type Property } from './property.js'

const MEMBERS = [
  ...['access_token', 'instance_url', 'refresh_token', 'id', 'id_token', 'error', 'error_description', 'sub'],
  ...[
    'active',
    'device_code',
    'user_code',
    'verification_uri',
    'interval',
    'frontdoor_uri',
    'client_id',
    'keys',
  ],
  ...[
    'issuer',
    'token_endpoint',
    'jwks_uri',
    'OrgId',
    'errorCode',
    'message',
    'user_id',
    'identity',
    'kid',
    'n',
  ],
]
const anyAnswer = answers(
  fc.oneof(mutated([...TEXTS, ...ENVELOPES], WORDS), jsonBodies(MEMBERS), fc.uint8Array({ maxLength: 200 })),
)
/** Without those that sign with RSA, which is slow, or that give answers as they are. */
const names = Object.keys(OPERATIONS).filter((name) => !/assertion|JWT|^fetch$/.test(name))
const cases = fc.tuple(fc.constantFrom(...names), fc.array(anyAnswer, { minLength: 1, maxLength: 3 }))

const plants = {
  ...SECRETS,
  securityToken: 'S3cur1tyT0kenHushHushHu24',
  newPassword: SECRETS.password,
  sessionId: SECRETS.accessToken,
  subjectToken: SECRETS.accessToken,
  initialToken: SECRETS.refreshToken,
}

async function operation([name, answers_]: readonly [string, readonly Answer[]]): Promise<void> {
  const left = [...answers_]
  const last = answers_.at(-1)
  const fetch = (): Promise<Response> => {
    const answer = left.shift() ?? last
    return answer === undefined ? Promise.reject(new Error('none')) : Promise.resolve(responseOf(answer))
  }
  await judged(() => OPERATIONS[name]?.({ fetch, plants }))
}

/** Properties of every method of the public API for any answers. */
export const METHODS: readonly Property[] = [
  property('any answers to any method give a value, or an own error', cases, operation),
]
