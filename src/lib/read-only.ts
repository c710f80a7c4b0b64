/**
 * Makes an assignment to a getter throw in sloppy mode, too, where the language ignores it.
 *
 * @param advice by the getter's name: the alternative to the assignment
 */
export function refuseAssignments(prototype: object, advice: Readonly<Record<string, string>>): void {
  for (const [name, alternative] of Object.entries(advice)) {
    Object.defineProperty(prototype, name, {
      ...Object.getOwnPropertyDescriptor(prototype, name),
      set() {
        throw new TypeError(`${name} is read-only: ${alternative}`)
      },
    })
  }
}
