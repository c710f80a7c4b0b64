import type { JWTVerifyGetKey } from 'jose'
import type { App } from './app.js'
import { keys } from './keys.js'
import { openidConfiguration } from './lookups.js'

/** Who signs the `id_token`s of an app's users, and the keys to check them with. */
export interface Issuer {
  readonly issuer: string
  /**
   * Finds the key of a token. Keys are kept for ten minutes; a token by a key that is not among them has them
   * asked anew, twice a minute at most (OpenID Connect Core §10.1.1).
   */
  readonly keyOf: JWTVerifyGetKey
}

const known = new WeakMap<App, Promise<Issuer>>()

/** Asks the host of an app who it is, once; what failed is asked again. */
export function issuerOf(app: App): Promise<Issuer> {
  const asked = known.get(app) ?? ask(app)
  known.set(app, asked)
  asked.catch(() => known.delete(app))
  return asked
}

async function ask(app: App): Promise<Issuer> {
  const [{ createRemoteJWKSet, customFetch }, { issuer }] = await Promise.all([
    import('jose'),
    openidConfiguration(app),
  ])
  const fetchKeys = async (): Promise<Response> => Response.json(await keys(app))
  return { issuer, keyOf: createRemoteJWKSet(new URL(app.endpoints.loginUrl), { [customFetch]: fetchKeys }) }
}
