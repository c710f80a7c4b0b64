import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply, Scene } from './call.js'
import { readReply, type OrgResponse } from './scripted.js'

/** The result of a request: a response, silence, or a broken connection. */
export type Outcome = Reply | 'hang' | 'reset'

/** How long answers take when nothing is scripted, and what cuts every wait short. */
export interface Pace {
  readonly latency: number
  readonly closing: AbortSignal
}

/** Plays a scene, unless a scripted response or a fault takes its place. */
export async function perform(scene: Scene, scripted: OrgResponse | undefined, pace: Pace): Promise<Outcome> {
  if (scripted !== undefined) return await playScripted(scene, scripted, pace.closing)
  const reply = await scene.play()
  if (pace.latency > 0) await wait(pace.latency, pace.closing)
  return reply
}

async function playScripted(scene: Scene, response: OrgResponse, closing: AbortSignal): Promise<Outcome> {
  if (response === 'hang' || response === 'reset') return response
  if ('status' in response) return readReply(response)
  const reply = response.then === undefined ? await scene.play() : undefined
  await ('delay' in response ? wait(response.delay, closing) : settled(response.until))
  return reply ?? (await playScripted(scene, response.then ?? 'hang', closing))
}

async function wait(milliseconds: number, closing: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: closing }).catch(() => undefined)
}

async function settled(promise: PromiseLike<unknown>): Promise<void> {
  await Promise.allSettled([promise])
}
