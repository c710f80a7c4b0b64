/**
 * SHA-256 (FIPS 180-4) without a promise, which WebCrypto does not have, for bundles; in Node.js its own takes the
 * place of this one.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const primes = firstPrimes(64)
  const rounds = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
  const hash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))
  const message = padded(bytes)
  for (let at = 0; at < message.byteLength; at += 64) {
    const next = compressed(hash, scheduleOf(message, at), rounds)
    for (const [index, word] of next.entries()) hash[index] = (hash[index] ?? 0) + word
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [index, word] of hash.entries()) digest.setUint32(index * 4, word)
  return new Uint8Array(digest.buffer)
}

/** The first bits of the fractional part of a root (§4.2.2, §5.3.3). */
function fraction(root: number): number {
  return (root % 1) * 2 ** 32
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  }
  return primes
}

/** A message in blocks of 64 bytes, with its length in bits at the end (§5.1.1). */
function padded(bytes: Uint8Array): DataView {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 8, bytes.length / 2 ** 29)
  view.setUint32(message.length - 4, bytes.length * 8)
  return view
}

/** The message schedule of a block (§6.2.2, step 1). */
function scheduleOf(message: DataView, at: number): Uint32Array {
  const words = new Uint32Array(64)
  const word = (index: number): number => words[index] ?? 0
  for (let index = 0; index < 64; index += 1) {
    const [old, recent] = [word(index - 15), word(index - 2)]
    words[index] =
      index < 16
        ? message.getUint32(at + index * 4)
        : word(index - 16) +
          (turned(old, 7) ^ turned(old, 18) ^ (old >>> 3)) +
          word(index - 7) +
          (turned(recent, 17) ^ turned(recent, 19) ^ (recent >>> 10))
  }
  return words
}

/** The working variables after the rounds of a block (§6.2.2, steps 2 and 3). */
function compressed(hash: Uint32Array, words: Uint32Array, rounds: Uint32Array): number[] {
  let state = [...hash]
  for (const [index, constant] of rounds.entries()) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    const choice = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
    const one = (h + choice + constant + (words[index] ?? 0)) | 0
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    state = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g]
  }
  return state
}

/** A word turned to the right. */
function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
