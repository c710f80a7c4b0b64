/** The word that differs least from a misspelt one; undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const ranked = words.map((candidate) => ({ candidate, distance: distanceOf(word, candidate) }))
  const [best] = ranked.sort((one, other) => one.distance - other.distance)
  return best !== undefined && best.distance <= Math.max(2, word.length / 3) ? best.candidate : undefined
}

/** The number of letters to insert, remove or replace (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1]
    for (const [at, candidate] of other.split('').entries()) {
      const replaced = (row[at] ?? 0) + (letter === candidate ? 0 : 1)
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
