/**
 * Makes `instanceof` hold for instances of another copy of the package, or of another realm, of one class; a subclass
 * keeps the rule of the language.
 *
 * @param name the same in every copy
 */
export function brand(Class: abstract new (...args: never[]) => object, name: string): void {
  const mark = Symbol.for(`strictforce.${name}`)
  Object.defineProperty(Class.prototype, mark, { value: true })
  Object.defineProperty(Class, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== Class) return Function.prototype[Symbol.hasInstance].call(this, value)
      return Object(value) === value && (value as Record<symbol, unknown>)[mark] === true
    },
  })
}
