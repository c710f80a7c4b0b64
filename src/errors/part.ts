import { once } from '../lib/once.js'
import { SalesforceError } from './salesforce-error.js'

/**
 * Loads a part of the package at its first use, once; a load that failed is repeated by the next use.
 *
 * @throws SalesforceError `NETWORK_ERROR` when the file of the part cannot be loaded, as in a browser without a network
 */
export function part<T>(name: string, load: () => Promise<T>): () => Promise<T> {
  return once(() =>
    load().catch(() => {
      throw new SalesforceError(
        `The part "${name}" of strictforce could not be loaded: check the network, and whether the files of the bundle are still there after a release`,
        { errorCode: 'NETWORK_ERROR', verdict: 'retry' },
      )
    }),
  )
}
