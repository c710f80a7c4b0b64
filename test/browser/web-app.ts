import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOrg, type LocalOrg, type OrgOptions } from '../../src/testing/index.js'
import { startExample, type Environment, type Running } from '../helpers/examples.js'
import { closedUrl } from '../helpers/servers.js'

/** The example web application, against an org that knows it. */
export interface WebApp {
  readonly org: LocalOrg
  /** Where it is. */
  readonly url: string
  /** Starts another process of the app, beside the first; gives where it is. */
  another(): Promise<string>
}

/** A secret of tests. */
export const SECRET = 'a secret of the tests, long enough to be one'

/** Runs a test with an org and the example web application, each of its own. */
export function withWebApp(
  test: (app: WebApp) => Promise<void>,
  options: OrgOptions = {},
  more: Environment = {},
) {
  return async (): Promise<void> => {
    const port = await freePort()
    const url = `http://localhost:${port}`
    const redirectUri = `${url}/callback`
    const app = { clientId: 'the.web.app', clientSecret: 'the-secret-of-the-app', redirectUri, scope: SCOPE }
    const org = await startOrg({ ...options, apps: [app] })
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-web-app-'))
    const env: Environment = {
      SF_LOGIN_URL: org.url,
      SF_CLIENT_ID: app.clientId,
      SF_CLIENT_SECRET: app.clientSecret,
      SF_REDIRECT_URI: redirectUri,
      SESSION_SECRET: SECRET,
      SESSION_FOLDER: folder,
      ...more,
    }
    const processes: Running[] = []
    const start = async (at: number): Promise<string> => {
      const running = startExample('web-app/server.ts', [], { ...env, PORT: String(at) })
      processes.push(running)
      await running.printed(/Open/)
      return `http://localhost:${at}`
    }
    try {
      await start(port)
      await test({ org, url, another: async () => start(await freePort()) })
    } finally {
      await Promise.all(processes.map((running) => running.stop('SIGKILL')))
      await org.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

const SCOPE = 'api id refresh_token'

async function freePort(): Promise<number> {
  return Number(new URL(await closedUrl()).port)
}
