import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../../scripts/built.js'
import { execute, head, inProject, run, type Files } from './project.js'

const Runner = suite('npm test')

Runner('tells of a failure its difference, its line, and the command that runs this test again', async () => {
  const text = `${head}\nS('the sum is "right"', () => {\n  assert.equal({ a: 1 }, { a: 2 })\n})\nS.run()`
  const { out } = await run({ text })
  assert.match(
    out,
    /✗ the sum is "right"\n {4}test\/text\.test\.ts:3:\d+\n {4}Expected values to be deeply equal/,
  )
  assert.match(out, /--··"a":·1\n +Expected:\n +\+\+··"a":·2/)
  const again = /again: npm test -- (.*)\n/.exec(out)?.[1]
  assert.is(again, `test/text.test.ts --title 'the sum is "right"'`)
})

Runner('runs the tests alone whose title holds a text', async () => {
  const text = `${head} S('first', () => assert.is(1, 2)); S('second', () => assert.ok(1)); S.run()`
  const { code, last } = await run({ text }, '--title', 'second')
  assert.equal([code, last], [0, '1 passed, 0 failed'])
})

const ID = `${head} import { appendFileSync } from 'node:fs'; S('a', () => { assert.ok(1); appendFileSync('ids', process.pid + ' ') }); S.run()`

Runner('lets files share a process, but for those that ask for one of their own', async () => {
  const lines = { a: ID, b: ID, c: ID, d: `// own process\n${ID}`, e: `// second lane\n${ID}` }
  const files = Object.entries(lines).map(([name, text]) => [`test/${name}.test.ts`, text])
  await inProject(Object.fromEntries(files) as Files, async (folder) => {
    assert.is((await execute(folder, ['--jobs', '1'])).last, '5 passed, 0 failed')
    const ids = readFileSync(join(folder, 'ids'), 'utf8').trim().split(' ')
    assert.equal([ids.length, new Set(ids).size], [5, 3])
  })
})

Runner('goes on in another process after a file that ends its own', async () => {
  const exits = `${head} S('leaves', () => process.exit(0)); S.run()`
  const good = `${head} S('a', () => assert.ok(1)); S.run()`
  const { last } = await run({ a: good, b: exits, c: good, d: good }, '--jobs', '1')
  assert.is(last, '3 passed, 1 failed')
})

Runner('fails a file that changes what the next one finds', async () => {
  const { last, out } = await run({
    a: `${head} S('a', () => { assert.ok(1); Date.now = () => 0 }); S.run()`,
    b: `${head} S('b', () => { assert.ok(1); process.env.LEFT = 'x' }); S.run()`,
    c: `${head} S('c', () => { assert.ok(1); process.on('SIGUSR2', () => {}) }); S.run()`,
    d: `${head} S('d', () => assert.ok(Date.now() > 0 && !process.env.LEFT)); S.run()`,
    e: `// own process\n${head} S('e', () => { assert.ok(1); Date.now = () => 0 }); S.run()`,
  })
  assert.is(last, '5 passed, 3 failed')
  for (const part of [/changes Date\.now/, /changes process\.env\.LEFT/, /listeners of 'SIGUSR2'/])
    assert.match(out, part)
})

Runner('refuses a first line that it does not know', async () => {
  const { code, err } = await run({ text: `// own proces\n${head} S('a', () => assert.ok(1)); S.run()` })
  assert.is(code, 1)
  assert.match(err, /test\/text\.test\.ts begins with '\/\/ own proces'/)
})

Runner('names the line that cannot be compiled', async () => {
  const { code, out, last } = await run({ text: `const a = 1\nconst = 2` })
  assert.equal([code, last], [1, '0 passed, 1 failed'])
  assert.match(out, /test\/text\.test\.ts:2:7: /)
})

Runner('lists the slowest files of many', async () => {
  const text = `${head} S('a', () => assert.ok(1)); S.run()`
  const slow = `${head} S('a', () => { assert.ok(1); return new Promise((done) => setTimeout(done, 400)) }); S.run()`
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, text]))
  const { out } = await run({ ...many, slow })
  assert.match(
    out,
    /\nslowest files\n( +\d\.\d s +\d\.\d s of processor time +test\/\w+\.test\.ts\n){10}\n12 passed/,
  )
  assert.match(out, /\n +0\.[4-9] s .* test\/slow\.test\.ts\n/)
})

Runner(
  'a pattern leaves the second lane out where it fits fast files, and a name or no other file runs it',
  async () => {
    const text = `${head} S('a', () => assert.ok(1)); S.run()`
    const files = {
      'part-fast': text,
      'part-slow': `// second lane\n${text}`,
      'far-slow': `// second lane\n${text}`,
    }
    const passed = async (...patterns: string[]): Promise<readonly string[]> => {
      const { out } = await run(files, ...patterns)
      return [...out.matchAll(/✓ test\/([\w-]+)/g)].map(([, name = '']) => name).sort()
    }
    assert.equal(await passed('part'), ['part-fast'])
    assert.equal(await passed('part-slow'), ['part-slow'])
    assert.equal(await passed('part', 'part-slow'), ['part-fast', 'part-slow'])
    assert.equal(await passed('far'), ['far-slow'])
    assert.equal(await passed(), ['far-slow', 'part-fast', 'part-slow'])
    assert.match((await run(files, 'part')).out, /left out, as they take long: npm test -- part-slow\n/)
  },
)

const PROJECT: Files = {
  '.gitignore': '.build\nnode_modules\n',
  'src/deep.ts': 'export const deep = 1\n',
  'src/top.ts': "export { deep } from './deep.js'\n",
  'src/other.ts': 'export const other = 1\n',
  'data/facts.json': '1',
  'test/top.test.ts': `${head} import { deep } from '../src/top.js'; S('a', () => assert.is(deep, 1)); S.run()`,
  'test/other.test.ts': `${head} import { other } from '../src/other.js'; S('b', () => assert.ok(other)); S.run()`,
  'test/data.test.ts': `${head} import { readFileSync } from 'node:fs'; S('c', () => assert.ok(readFileSync('data/facts.json'))); S.run()`,
}

Runner('--changed runs the files that a change since the last commit reaches', () =>
  inProject(PROJECT, async (folder) => {
    const git = (...args: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder })
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'x')
    const changed = async (): Promise<string[]> => {
      const { code, out } = await execute(folder, ['--changed'])
      assert.is(code, 0, out)
      return [...out.matchAll(/✓ test\/(\w+)/g)].map(([, name = '']) => name).sort()
    }
    assert.equal(await changed(), [])
    writeFileSync(join(folder, 'src/deep.ts'), 'export const deep = 3 - 2\n')
    assert.equal(await changed(), ['top'])
    writeFileSync(join(folder, 'data/facts.json'), '2')
    assert.equal(await changed(), ['data', 'top'])
    writeFileSync(join(folder, 'test/new.test.ts'), `${head} S('new', () => assert.ok(1)); S.run()`)
    assert.equal(await changed(), ['data', 'new', 'top'])
  }),
)

Runner('--watch runs the files that a change reaches, again and again', () =>
  inProject(PROJECT, async (folder) => {
    const child = spawn(process.execPath, [built('scripts/test.ts'), '--root', folder, '--watch'])
    const out = { text: '' }
    child.stdout.on('data', (chunk: Buffer) => (out.text += chunk.toString()))
    const said = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(out.text)) await once(child.stdout, 'data')
      assert.match(out.text, pattern)
      out.text = ''
    }
    try {
      await said(/3 passed, 0 failed\n/)
      writeFileSync(join(folder, 'src/deep.ts'), 'export const deep = 2\n')
      await said(/✗ test\/top\.test\.ts[\s\S]*\n0 passed, 1 failed\n/)
      writeFileSync(join(folder, 'src/deep.ts'), 'export const deep = 1\n')
      await said(/✓ test\/top\.test\.ts[\s\S]*\n1 passed, 0 failed\n/)
    } finally {
      child.kill()
      await once(child, 'close')
    }
  }),
)

Runner.run()
