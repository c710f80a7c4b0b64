import fc from 'fast-check'
import { command, type Command } from './commands.js'
import type { Trouble } from './org.js'
import { property, type Property } from './property.js'
import { World } from './shared-world.js'

const member = fc.nat(2)
const trouble = (kind: Trouble): fc.Arbitrary<Command<World>> =>
  fc.constant(command(`${kind} failure`, ({ org }) => org.trouble(kind)))
const by = (name: string, act: (world: World, at: number) => void): fc.Arbitrary<Command<World>> =>
  member.map((at) => command(`${name} ${at}`, (world) => act(world, at)))

const request = by('request', (world, at) => world.request(at))
const expire = fc.constant(command<World>('expire', ({ org }) => org.expire()))
const COMMANDS: fc.Arbitrary<Command<World>>[] = [
  request,
  request,
  request,
  expire,
  expire,
  by('refresh', (world, at) => world.refresh(at)),
  by('logout', (world, at) => world.logout(at)),
  by('forget', (world, at) => world.forget(at)),
  by('login', (world, at) => world.login(at)),
  fc.constant(command('kill refresh token', ({ org }) => org.kill())),
  trouble('passing'),
  trouble('final'),
  fc.nat(20).map((at) => command(`abort ${at}`, (world) => world.abort(at))),
]

const cases = fc.tuple(
  fc.scheduler(),
  fc.integer({ min: 1, max: 3 }),
  fc.commands(COMMANDS, { maxCommands: 20, size: '+1' }),
)

async function keepsInvariants([scheduler, count, commands]: readonly [
  fc.Scheduler,
  number,
  Iterable<Command<World>>,
]): Promise<void> {
  const world = new World(scheduler)
  const now = performance.now.bind(performance)
  performance.now = () => world.now()
  try {
    const real = await world.open(count)
    await fc.scheduledModelRun(scheduler, () => ({ model: {}, real }), commands)
    await world.check()
    await world.goesOn()
  } finally {
    performance.now = now
  }
}

/** Properties of connections that share a session, for any events in any order. */
export const SHARED_MODEL: readonly Property[] = [
  property('connections that share a session keep its promises in any interleaving', cases, keepsInvariants, {
    few: 100,
    many: 100_000,
  }),
]
