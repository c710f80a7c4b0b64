/** `npm run bench [-- NAME] [options]`: measures, and prints figures. */

/** Loaded when they are asked for. */
const benches = {
  compare: () => import('./bench/compare.js'),
  generate: () => import('./bench/generate.js'),
}

const given = process.argv.slice(2)
const named = given[0] !== undefined && !given[0].startsWith('-')
const [name = '', ...args] = named ? given : ['compare', ...given]
if (name in benches) await (await benches[name as keyof typeof benches]()).main(args)
else {
  console.error(
    `Usage: npm run bench -- NAME [options], where NAME is one of ${Object.keys(benches).join(', ')}`,
  )
  process.exitCode = 1
}
