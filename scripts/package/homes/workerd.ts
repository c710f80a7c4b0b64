import { build } from 'esbuild'
import { fileOf, OF_NODE } from '../entry-programs.js'
import { writeFiles, type Home } from '../home.js'
import { run } from '../run.js'
import { nodeOf } from '../node.js'

const MINIFLARE = '4.20260730.0'
/** The release that miniflare needs. */
const NODE = '22.23.3'

const workerOf = (source: string): string => `
import { main } from './${source}'
export default {
  async fetch(request) {
    if (typeof process !== 'undefined' || typeof Buffer !== 'undefined') return new Response('Node.js is here')
    return main(await request.json()).then(() => new Response('ran'), (error) => new Response(String(error.stack)))
  },
}
`
const MINIFLARE_RUN = `
import { Miniflare } from 'miniflare'
import { startOrg } from 'strictforce/testing'
const worker = new Miniflare({ modules: true, scriptPath: 'bundle.mjs', compatibilityDate: '2026-07-01' })
const org = await startOrg()
const held = org.openSession()
org.expireSessions()
try {
  const body = JSON.stringify({ url: org.url, app: org.app, user: org.user, held })
  const outcome = await (await worker.dispatchFetch('http://worker/', { method: 'POST', body })).text()
  if (outcome !== 'ran') throw new Error(outcome)
} finally {
  await worker.dispose()
  await org.close()
}
`

/** A worker that has nothing of Node.js, against an org outside. */
export const workerd: Home = {
  name: `workerd by miniflare ${MINIFLARE}`,
  packages: [`miniflare@${MINIFLARE}`],
  node: NODE,
  files: { 'run.mjs': MINIFLARE_RUN },
  without: OF_NODE,
  async tryEntry(project, entry) {
    await writeFiles(project, { 'worker.js': workerOf(fileOf(entry)) })
    await build({
      entryPoints: ['worker.js'],
      outfile: 'bundle.mjs',
      absWorkingDir: project,
      bundle: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['workerd', 'worker', 'browser'],
    })
    await run(nodeOf(NODE, project), ['run.mjs'], project)
  },
}
