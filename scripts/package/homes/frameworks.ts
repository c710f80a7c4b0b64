import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOrg } from '../../../src/testing/index.js'
import { ENTRIES, fileOf, type EntryPoint } from '../entry-programs.js'
import { writeFiles, type Home } from '../home.js'
import { run } from '../run.js'

const NEXT = ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1']

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const routeOf = (entry: EntryPoint): string => `
import { main } from '../../${fileOf(entry)}'
export const dynamic = 'force-dynamic'
export async function POST(request) {
  return main(await request.json()).then(() => new Response('ran'), (error) => new Response(String(error.stack)))
}
`

/** Next's server with a route for each entry point, built as one standalone folder, and run from there. */
function next(bundler: 'turbopack' | 'webpack'): Home {
  return {
    name: `Next 16 standalone by ${bundler}`,
    packages: NEXT,
    files: { 'next.config.mjs': `export default { output: 'standalone' }\n` },
    async prepare(project) {
      for (const entry of ENTRIES) {
        await mkdir(join(project, 'app', nameOf(entry)), { recursive: true })
        await writeFiles(project, { [`app/${nameOf(entry)}/route.js`]: routeOf(entry) })
      }
      await writeFiles(project, { 'app/layout.jsx': LAYOUT })
      const args = ['node_modules/next/dist/bin/next', 'build', `--${bundler}`]
      const printed = await run(process.execPath, args, project, { NEXT_TELEMETRY_DISABLED: '1' })
      if (/warning|can't resolve|critical dependency/i.test(printed))
        throw new Error(`Next warns:\n${printed}`)
      await cp(join(project, '.next/standalone'), join(project, 'standalone'), { recursive: true })
    },
    tryEntry: (project, entry) => askServer(join(project, 'standalone/server.js'), nameOf(entry)),
  }
}

function nameOf(entry: EntryPoint): string {
  return fileOf(entry).replace(/\.js$/, '')
}

/** Starts the server, and has its route use the entry point against a local org. */
async function askServer(file: string, route: string): Promise<void> {
  const port = String(20_000 + Math.floor(Math.random() * 20_000))
  const server = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: port, HOSTNAME: '127.0.0.1' },
  })
  const org = await startOrg()
  const held = org.openSession()
  org.expireSessions()
  try {
    const body = JSON.stringify({ url: org.url, app: org.app, user: org.user, held })
    const answer = await patientFetch(`http://127.0.0.1:${port}/${route}`, { method: 'POST', body })
    const outcome = await answer.text()
    if (outcome !== 'ran') throw new Error(outcome)
  } finally {
    server.kill()
    await Promise.all([once(server, 'close'), org.close()])
  }
}

/** Fetches, again until the server listens. */
async function patientFetch(url: string, init: RequestInit, patience = 100): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (patience === 0) throw error
    await sleep(100)
    return patientFetch(url, init, patience - 1)
  }
}

/** Server-side frameworks, which bundle the package into a server. */
export const frameworks: readonly Home[] = [next('turbopack'), next('webpack')]
