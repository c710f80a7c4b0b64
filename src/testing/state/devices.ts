import { randomInt } from 'node:crypto'
import { opaque } from '../ids.js'

/** Request of a device. */
export interface DeviceRequest {
  readonly clientId: string
  readonly scope: string
}

/** A device flow under way. */
export interface Device extends DeviceRequest {
  readonly deviceCode: string
  /** The code that the user enters. */
  readonly userCode: string
  /** Who approved; null when a user declined, undefined as long as nobody has decided. */
  readonly username: string | null | undefined
}

/** Result of a poll: the user who approved, or the reason why there is no token yet or ever. */
export type Poll = Device | 'pending' | 'slow_down' | 'denied' | 'gone'

/** The device flows of an org. */
export interface Devices {
  start(request: DeviceRequest): Device
  /** Spends the codes once the user has decided. */
  poll(deviceCode: string, clientId: string): Poll
  /** The flow that waits for a user's decision under a code, however it is typed. */
  find(userCode: string): Device | undefined
  /** Records the decision; `undefined` for the user declines. */
  decide(userCode: string, username: string | undefined): void
}

interface Entry extends Device {
  readonly expiresAt: number
  /** The earliest moment at which a poll is not too early. */
  readonly nextPoll: number
}

/** Letters and digits that nobody takes for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Flows whose codes live `lifetime` and may be polled every `interval`, both in milliseconds. */
export function createDevices(clock: () => number, interval: number, lifetime: number): Devices {
  const flows = new Map<string, Entry>()
  const alive = (entry: Entry | undefined): Entry | undefined =>
    entry && entry.expiresAt > clock() ? entry : undefined
  const find = (userCode: string): Entry | undefined => {
    const wanted = userCode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
    const entry = [...flows.values()].find((flow) => flow.userCode === wanted)
    return entry?.username === undefined ? alive(entry) : undefined
  }
  return {
    start(request) {
      const codes = { deviceCode: `M01W${opaque(60)}`, userCode: userCode(), username: undefined }
      const times = { expiresAt: clock() + lifetime, nextPoll: clock() + interval }
      const entry = { ...request, ...codes, ...times }
      flows.set(entry.deviceCode, entry)
      return entry
    },
    poll(deviceCode, clientId) {
      const entry = alive(flows.get(deviceCode))
      if (entry?.clientId !== clientId) return 'gone'
      const tooEarly = clock() < entry.nextPoll
      flows.set(deviceCode, { ...entry, nextPoll: clock() + interval })
      if (tooEarly) return 'slow_down'
      if (entry.username === undefined) return 'pending'
      flows.delete(deviceCode)
      return entry.username === null ? 'denied' : entry
    },
    find,
    decide(userCode, username) {
      const entry = find(userCode)
      if (!entry) throw new TypeError('The local org has no device flow that waits under this code')
      flows.set(entry.deviceCode, { ...entry, username: username ?? null })
    },
  }
}

function userCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}
