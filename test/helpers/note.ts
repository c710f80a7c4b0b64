import { globalList, NOTES } from '../../scripts/test/protocol.js'

/** Has the run print a figure under the name of the file, also when all its tests pass. */
export function note(text: string): void {
  globalList<string>(NOTES).push(text)
}
