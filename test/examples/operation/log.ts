import type { OnExchange } from 'strictforce'

/** Writes a line of JSON for each request that has ended. */
export const log: OnExchange = (event) => {
  if (event.phase === 'start') return
  const { phase, ...facts } = event
  const isFailure = facts.errorCode !== undefined || (facts.status ?? 0) >= 400
  console.log(JSON.stringify({ level: isFailure ? 'warn' : 'info', event: `request ${phase}`, ...facts }))
}
