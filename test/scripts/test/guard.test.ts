import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../../scripts/built.js'
import { head, run, type Run } from './project.js'

const skipHelper = JSON.stringify(pathToFileURL(built('test/helpers/skip.ts')).href)

const Runner = suite('the guard of npm test')

Runner('passes a good file and counts its tests', async () => {
  const good = `${head} S('a', () => assert.ok(1)); S('b', async () => { await 1; assert.is(1, 1) }); S.run()`
  const { code, last, out } = await run({ good })
  assert.is(code, 0)
  assert.is(last, '2 passed, 0 failed')
  assert.match(out, /✓ .*good\.test\.ts 2/)
})

const BAD: readonly (readonly [what: string, text: string, total: string, says: RegExp])[] = [
  [
    'a failing test',
    `${head} S('sums', () => assert.is(1, 2)); S('b', () => assert.ok(1)); S.run()`,
    '1 passed, 1 failed',
    /sums/,
  ],
  [
    'a test whose body was deleted',
    `${head} S('a', () => {}); S('b', async () => { await 1 }); S.run()`,
    '0 passed, 2 failed',
    /✗ a\n.*\n +asserts nothing/,
  ],
  ['a file without a test', `export {}`, '0 passed, 1 failed', /registers no test/],
  ['a suite without a test', `${head} S.run(); void assert`, '0 passed, 1 failed', /registers no test/],
  [
    'a forgotten run()',
    `${head} S('a', () => assert.ok(1)); const T = suite('t'); T('b', () => assert.ok(1)); S.run()`,
    '1 passed, 1 failed',
    /forgets \.run\(\) on the suite 't'/,
  ],
  [
    'an only that was left',
    `${head} S.only('a', () => assert.ok(1)); S.run()`,
    '1 passed, 1 failed',
    /leaves \.only on 'a'/,
  ],
  [
    'a skip without a reason',
    `${head} S.skip('a', () => {}); S('b', () => assert.ok(1)); S.run()`,
    '1 passed, 1 failed',
    /leaves \.skip/,
  ],
  [
    'an early exit with code 0',
    `${head} S('leaves', () => process.exit(0)); S.run()`,
    '0 passed, 1 failed',
    /ends before its tests do, in 'leaves' \(exit code 0\)/,
  ],
  ['a throw at import', `throw new Error('no luck')`, '0 passed, 1 failed', /no luck/],
  ['an exit at import', `process.exit(0)`, '0 passed, 1 failed', /ends before its first test/],
  [
    'an unhandled rejection',
    `${head} S('a', () => { assert.ok(1); void Promise.reject(new Error('lost')) }); S.run()`,
    '1 passed, 1 failed',
    /lost/,
  ],
  [
    'a rejection after the tests',
    `${head} S('a', () => { assert.ok(1); setTimeout(() => Promise.reject(new Error('late')), 50) }); S.run()`,
    '1 passed, 1 failed',
    /fails after its tests/,
  ],
  [
    'a promise that nothing will settle',
    `${head} S('waits', () => new Promise(() => {})); S.run()`,
    '0 passed, 1 failed',
    /in 'waits' \(exit code 13\)/,
  ],
  [
    'a hook that throws',
    `${head} S.before(() => { throw new Error('hooked') }); S('a', () => assert.ok(1)); S.run()`,
    '0 passed, 2 failed',
    /hooked/,
  ],
  [
    'a death by signal',
    `${head} S('dies', () => process.kill(process.pid, 'SIGKILL')); S.run()`,
    '0 passed, 1 failed',
    /SIGKILL/,
  ],
  [
    'a server that is left open',
    `${head} import { createServer } from 'node:http'; S('a', () => { assert.ok(1); createServer().listen(0) }); S.run()`,
    '1 passed, 1 failed',
    /left open \(TCPSERVERWRAP\)/i,
  ],
  [
    'a loop without end',
    `// at most 5 s\n${head} S('hangs', () => { for (;;); }); S.run()`,
    '0 passed, 1 failed',
    /in 'hangs' \(does not end within 5 s\)/,
  ],
]

let bad: Promise<Run> | undefined

/** Output of the runner for one of the bad files; they are all run at once. */
async function verdict(index: number): Promise<string> {
  bad ??= run(Object.fromEntries(BAD.map(([, text], at) => [`bad-${at}`, text])))
  const { out } = await bad
  const parts = out.split(/\n(?=[✓✗])/)
  return parts.find((part) => part.includes(`bad-${index}.test.ts`)) ?? out
}

for (const [index, [what, , total, says]] of BAD.entries()) {
  Runner(`fails ${what}`, async () => {
    const part = await verdict(index)
    assert.ok(part.startsWith('✗'), part)
    assert.ok(part.includes(`bad-${index}.test.ts ${total}`), part)
    assert.match(part, says)
  })
}

Runner('adds up what failed, on the last line and in the exit code', async () => {
  const { code, last } = await (bad ?? run({}))
  assert.is(code, 1)
  assert.is(last, totalOf(BAD.map(([, , total]) => total)))
})

function totalOf(totals: readonly string[]): string {
  const sum = (pattern: RegExp): number =>
    totals.reduce((total, text) => total + Number(pattern.exec(text)?.[1]), 0)
  return `${sum(/(\d+) passed/)} passed, ${sum(/(\d+) failed/)} failed`
}

Runner('takes the time limit that is asked for', async () => {
  const { out } = await run({ slow: `${head} S('hangs', () => { for (;;); }); S.run()` }, '--timeout', '1')
  assert.match(out, /does not end within 1 s/)
})

Runner('counts and prints a declared skip', async () => {
  const text = `${head} import { skip } from ${skipHelper}; S('a', () => assert.ok(1)); skip(S, 'b', 'no such thing'); S.run()`
  const { code, last, out } = await run({ text })
  assert.is(code, 0, out)
  assert.is(last, '1 passed, 0 failed, 1 skipped')
  assert.match(out, /skipped b: no such thing/)
})

Runner('fails when no file fits the pattern', async () => {
  const { code, last } = await run({ good: `${head} S('a', () => assert.ok(1)); S.run()` }, 'nothing-like-it')
  assert.is(code, 1)
  assert.is(last, '0 passed, 0 failed')
})

Runner.run()
