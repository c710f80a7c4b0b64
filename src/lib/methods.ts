/**
 * Gives a prototype a method for each name of a list; not enumerable, as the methods of a class are not.
 *
 * @param names with blanks between
 * @param method gets the object, the name and the arguments of a call
 */
export function defineMethods<Self>(
  prototype: Self,
  names: string,
  method: (self: Self, name: string, args: unknown[]) => unknown,
): void {
  for (const name of names.split(' ')) {
    const value = function (this: Self, ...args: unknown[]): unknown {
      return method(this, name, args)
    }
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true })
  }
}
