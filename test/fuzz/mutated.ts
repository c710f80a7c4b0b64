import fc from 'fast-check'

/** One change to a message; places are parts of its length, in millionths. */
type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly bits: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'double'; readonly at: number; readonly length: number; readonly to: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }

const WHOLE = 1_000_000
const place = fc.nat(WHOLE)
const length = fc.oneof({ weight: 3, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(5000) })

function changes(words: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  const text = fc.oneof(
    { weight: 3, arbitrary: words },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
  return fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: place, bits: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: place, length }),
    fc.record({ kind: fc.constant('double' as const), at: place, length, to: place }),
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, text }) },
  )
}

function changed(bytes: Buffer, change: Change): Buffer {
  const at = Math.floor((change.at / WHOLE) * bytes.length)
  const before = bytes.subarray(0, at)
  switch (change.kind) {
    case 'flip': {
      const copy = Buffer.from(bytes)
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ change.bits
      return copy
    }
    case 'cut':
      return Buffer.concat([before, bytes.subarray(at + change.length)])
    case 'double': {
      const to = Math.floor((change.to / WHOLE) * bytes.length)
      return Buffer.concat([
        bytes.subarray(0, to),
        bytes.subarray(at, at + change.length),
        bytes.subarray(to),
      ])
    }
    case 'insert':
      return Buffer.concat([before, Buffer.from(change.text), bytes.subarray(at)])
  }
}

/**
 * Messages that were real ones: with bits flipped, parts cut out, doubled, and put in; and pieces of other
 * messages among them.
 *
 * @param words what is put in, besides pieces of the originals
 */
export function mutated(originals: readonly string[], words: readonly string[]): fc.Arbitrary<Buffer> {
  const original = fc.constantFrom(...originals)
  const piece = fc
    .tuple(original, place, fc.nat(300))
    .map(([text, at, size]) => text.slice(Math.floor((at / WHOLE) * text.length)).slice(0, size))
  const inserted = fc.oneof(fc.constantFrom(...words), piece)
  return fc
    .tuple(original, fc.array(changes(inserted), { maxLength: 6 }))
    .map(([text, steps]) => steps.reduce(changed, Buffer.from(text)))
}
