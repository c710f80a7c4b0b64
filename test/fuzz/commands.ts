import type fc from 'fast-check'

/** The model is empty: every command is possible at any time. */
type Model = Record<string, never>

/** Something that is done to a world, or happens in it. */
export type Command<World> = fc.AsyncCommand<Model, World>

/** A command that begins something, and does not wait for it. */
export function command<World>(name: string, act: (world: World) => void): Command<World> {
  return {
    check: () => true,
    run: (_model, world) => {
      act(world)
      return Promise.resolve()
    },
    toString: () => name,
  }
}
