import { build } from 'esbuild'
import { writeFiles, type Home } from '../home.js'
import { HOST, LIFE } from '../programs.js'
import { run } from '../run.js'
import { nodeOf, nodePackage } from './runtimes.js'

const MINIFLARE = '4.20260730.0'
/** Miniflare wants 22. */
const NODE = nodePackage('22.23.3')

const WORKER = `
import { life } from './life.js'
export default {
  async fetch(request) {
    if (typeof process !== 'undefined' || typeof Buffer !== 'undefined') return new Response('Node is here', { status: 500 })
    const outcome = await life(await request.json()).catch((error) => String(error.stack))
    return Response.json(outcome)
  },
}
`
const MINIFLARE_RUN = `
import { Miniflare } from 'miniflare'
import { withOrg } from './host.mjs'
const worker = new Miniflare({ modules: true, scriptPath: 'bundle.mjs', compatibilityDate: '2026-07-01' })
try {
  await withOrg(async (org) => {
    const answer = await worker.dispatchFetch('http://worker/', { method: 'POST', body: JSON.stringify(org) })
    const outcome = await answer.text()
    if (!/^\\d+$/.test(outcome)) throw new Error(outcome)
    return Number(outcome)
  })
} finally {
  await worker.dispose()
}
`

/** A worker that has nothing of Node's opens sessions against an org outside. */
export const workerd: Home = {
  name: `workerd by miniflare ${MINIFLARE}`,
  packages: NODE === undefined ? undefined : [`miniflare@${MINIFLARE}`, NODE],
  async tryOut(project) {
    await writeFiles(project, {
      'life.js': LIFE,
      'worker.js': WORKER,
      'host.mjs': HOST,
      'run.mjs': MINIFLARE_RUN,
    })
    await build({
      entryPoints: ['worker.js'],
      outfile: 'bundle.mjs',
      absWorkingDir: project,
      bundle: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['workerd', 'worker', 'browser'],
    })
    await run(nodeOf(project), ['run.mjs'], project)
  },
}
