import { readFileSync } from 'node:fs'

/** Clock ticks in a second, of the files below `/proc`. */
const TICKS = 100

/** Seconds of processor time of this process and, on Linux, of those that it started and that have ended. */
export function processorTime(): number {
  if (process.platform !== 'linux') return process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ')
  const times = fields.split(' ').slice(11, 15).map(Number)
  return times.reduce((sum, ticks) => sum + ticks, 0) / TICKS
}
