import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { chart } from '../../../scripts/bench/compare/chart.js'
import { breach, limitOf, readTargets, type Target } from '../../../scripts/bench/compare/guard.js'
import { section, withSection } from '../../../scripts/bench/compare/readme.js'
import { ratioTo, type Row } from '../../../scripts/bench/compare/row.js'
import { differences, exactly, ratioOf, sampleOf } from '../../../scripts/bench/compare/statistics.js'
import { table } from '../../../scripts/bench/compare/table.js'

const Compare = suite('scripts/bench/compare')

const circumstances = { chart: 'chart.svg', freshNode: '22.0.0', jsforce: '3.0.0' }

function row(ours: readonly number[], jsforce: readonly number[], facts: Partial<Row> = {}): Row {
  const figures = { strictforce: sampleOf(ours), jsforce: sampleOf(jsforce) }
  return { id: 'import', title: 'import', unit: 'ms', figures, ...facts }
}

Compare('a sample is the median and the quartiles, in whatever order the rounds came', () => {
  const { median, low, high } = sampleOf([9, 1, 5, 3, 7])
  assert.equal([low, median, high], [3, 5, 7])
  assert.equal(sampleOf([4]).median, 4)
  assert.ok(Number.isNaN(sampleOf([]).median))
})

Compare('one outlier moves neither median nor quartiles', () => {
  const { median, high } = sampleOf([1, 1, 1, 1, 1000])
  assert.equal([median, high], [1, 1])
})

Compare('a figure over bare Node is taken round by round', () => {
  assert.equal(differences([30, 50, 40], [10, 30, 20]), [20, 20, 20])
})

Compare('a ratio is taken round by round: a slow round slows both down', () => {
  const ratio = ratioOf(sampleOf([10, 100, 20]), sampleOf([20, 200, 40]))
  assert.equal([ratio?.low, ratio?.median, ratio?.high], [0.5, 0.5, 0.5])
})

Compare('without common rounds a ratio has the range that both spreads leave', () => {
  const ratio = ratioOf({ median: 10, low: 8, high: 12 }, { median: 20, low: 16, high: 24 })
  assert.equal([ratio?.low, ratio?.median, ratio?.high], [8 / 24, 0.5, 12 / 16])
})

Compare('no ratio to nothing: neither to a figure of zero nor to one that is missing', () => {
  assert.is(ratioOf(exactly(1), exactly(0)), undefined)
  assert.is(ratioTo(row([1], [1]), 'fetch'), undefined)
})

Compare('the table has medians with half of the spread, ratios, and what is aimed at', () => {
  const targets: Target[] = [{ id: 'import', target: 0.1, of: 'jsforce' }]
  const [headings = '', , line = ''] = table(
    [row([10, 12, 14, 12, 12], [120, 120, 120, 120, 120])],
    targets,
  ).split('\n')
  assert.is(headings.split('|').length, line.split('|').length)
  assert.match(line, /\| import \| 12 ms \| 120 ms \|/)
  assert.match(line, /\| 0\.10× \| {2}\| 0\.1× jsforce \|$/)
})

Compare('the table marks a target that has a reason, and leaves what was not measured empty', () => {
  const targets: Target[] = [{ id: 'import', target: 12, reached: 20, why: 'for a reason' }]
  const line = table([row([20, 30, 40], [])], targets).split('\n')[2] ?? ''
  assert.match(line, /12 ms \* \|$/)
  assert.match(line, /30 ± 10 ms/)
})

Compare('the guard lets noise pass and holds what is beyond it', () => {
  const target: Target = { id: 'import', target: 0.1, of: 'jsforce' }
  assert.is(breach(row([9, 9, 9], [100, 100, 100]), target), undefined)
  assert.is(
    breach(row([9, 12, 14, 15, 16], [100, 100, 100, 100, 100]), target),
    'import: 0.140 × jsforce, the limit is 0.1 × jsforce',
  )
  assert.is(breach(row([9, 9.5, 10, 12, 30], [100, 100, 100, 100, 100]), target), undefined)
})

Compare('the guard holds what was reached, where that is not what was aimed at', () => {
  const target: Target = { id: 'import', target: 12, reached: 20, why: 'for a reason' }
  assert.is(limitOf(target), 20)
  assert.is(breach(row([19], [1]), target), undefined)
  assert.match(breach(row([21], [1]), target) ?? '', /21\.0 ms, the limit is 20 ms/)
})

Compare('the guard fails what was not measured', () => {
  const unmeasured = breach(row([1], [1]), { id: 'import', target: 1, of: 'http' })
  assert.is(unmeasured, 'import: not measured')
})

Compare(
  'every committed target that is not held as it is has a reason, and every reason a target',
  async () => {
    const targets = await readTargets()
    assert.ok(targets.length >= 15)
    for (const { id, reached, why } of targets) assert.is(reached === undefined, why === undefined, id)
    assert.is(new Set(targets.map(({ id }) => id)).size, targets.length)
  },
)

Compare(
  'the chart has a bar for each figure that both have, as long as the ratio, and is well-formed',
  () => {
    const rows = [row([10, 10], [100, 100]), row([5, 5], [10, 10], { id: 'soap', title: 'login & <out>' })]
    const svg = chart([...rows, row([1], [], { id: 'login' })])
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    assert.equal(
      [...svg.matchAll(/width="([\d.]+)" height="20" fill="#1b6ac9"/g)].map(([, width]) => width),
      ['30.0', '150.0'],
    )
    assert.match(svg, />login &amp; &lt;out&gt;<\/text>/)
    assert.not.match(svg, /NaN|undefined/)
    assert.match(svg, /<title>/)
  },
)

Compare('what is written stands between the markers, and everything else stays as it is', () => {
  const before = '# A\n\n## Use\n\ntext\n\n## Licence\n\nMIT\n'
  const once = withSection(before, 'first')
  assert.match(once, /## Benchmarks\n\n<!-- benchmarks[^>]*-->\nfirst\n<!-- \/benchmarks -->\n\n## Licence/)
  const twice = withSection(once, 'second, with $& and $1')
  assert.is(
    twice,
    once.replace('first', () => 'second, with $& and $1'),
  )
  assert.is(once.replace(/\n## Benchmarks[\s\S]*<!-- \/benchmarks -->\n/, ''), before)
  assert.match(withSection('# A\n', 'x'), /^# A\n\n## Benchmarks/)
})

Compare('the section names its circumstances, and the reasons of what was not reached', () => {
  const targets: Target[] = [{ id: 'import', target: 12, reached: 20, why: 'for a reason' }]
  const text = section([row([1], [1])], targets, circumstances)
  assert.match(text, /fresh processes on 22\.0\.0; jsforce 3\.0\.0/)
  assert.match(text, /!\[[^\]]+\]\(chart\.svg\)/)
  assert.match(text, /- import: for a reason/)
})

Compare.run()
