/**
 * Gives a prototype a method for each name of a table; not enumerable, as the methods of a class are not.
 *
 * @param names with blanks between
 */
export function defineMethods(
  prototype: object,
  names: string,
  method: (name: string) => (this: never, ...args: unknown[]) => unknown,
): void {
  for (const name of names.split(' '))
    Object.defineProperty(prototype, name, { value: method(name), configurable: true, writable: true })
}
