const { MIXES, storyOf } = await import('./.build/test/session/model/mixes.js')
const story = await storyOf(Number(process.argv[2]), MIXES.find(m => m.name === process.argv[3]))
const lines = story.split('\n'); const at = lines.findIndex(l => /0 revokes/.test(l) && l.startsWith('  '))
console.log(lines.slice(0,3).join('\n')); console.log(lines.filter(l=>/revokes/.test(l)).join('\n')); console.log(lines.slice(Math.max(0, at-60), at+2).join('\n'))
