import { startOrg, type LocalOrg } from '../../src/testing/index.js'
import { CommandError, type Terminal } from './command.js'
import { withFailures } from './failure.js'
import { banner } from './org-banner.js'
import { parseOrgFlags, usage, type OrgFlags } from './org-flags.js'

/** `strictforce org`: a local org until a signal ends it. */
export const org = withFailures('org', async (args, terminal) => {
  const flags = parseOrgFlags(args)
  if (flags !== undefined) return await run(flags, terminal)
  terminal.out(usage)
  return 0
})

async function run(flags: OrgFlags, { out }: Terminal): Promise<number> {
  const ended = signalled()
  const local = await start(flags, out)
  out(descriptionOf(local, flags))
  await ended
  await local.close()
  return 0
}

function descriptionOf(local: LocalOrg, { options, quiet, json }: OrgFlags): string {
  const { url, app } = local
  if (json)
    return JSON.stringify({
      url,
      users: options.users,
      app: { ...options.apps?.[0], clientId: app.clientId },
    })
  return quiet ? url : banner(local, options).join('\n')
}

async function start({ options, port, quiet, json }: OrgFlags, out: Terminal['out']): Promise<LocalOrg> {
  const log = (line: string): void => {
    out(`${new Date().toISOString().slice(11, 19)} ${line}`)
  }
  try {
    return await startOrg(quiet || json ? options : { ...options, log })
  } catch (error) {
    throw unusable(error, port) ?? error
  }
}

/** Why a port cannot be had, and what to do. */
function unusable(error: unknown, port: number): CommandError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new CommandError(`port ${port} is in use: end what uses it, or take another one: --port 0`)
  if (code === 'EACCES')
    return new CommandError(`port ${port} is not for every user: take one from 1024 on, such as --port 6464`)
  return undefined
}

/** Resolves at Ctrl-C, or when the process is asked to end. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const signal of SIGNALS) process.removeListener(signal, end)
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, end)
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
