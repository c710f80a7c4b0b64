const { MIXES, storyOf } = await import('./.build/test/session/model/mixes.js')
const [from, to] = process.argv.slice(2).map(Number)
const kinds = new Map()
for (let seed = from; seed < to; seed++) for (const mix of MIXES) {
  const story = await storyOf(seed, mix)
  if (story) { const k = mix.name + ' | ' + story.split('\n').slice(1).filter(l => !l.startsWith('  ')).map(l => l.replace(/f\d+-\d+/g,'F').replace(/\d+/g,'N')).join('; '); kinds.set(k, [...(kinds.get(k) ?? []), seed]) }
}
for (const [k, s] of kinds) console.log(s.length, s.slice(0,3).join(), k)
