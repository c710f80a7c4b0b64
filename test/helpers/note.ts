import { registered } from '../../scripts/test/uvu.js'

/** Has the run print a figure under the name of the file, also when all its tests pass. */
export function note(text: string): void {
  registered.notes.push(text)
}
