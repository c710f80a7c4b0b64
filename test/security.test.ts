import { existsSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const Security = suite('SECURITY.md')

const text = readFileSync('SECURITY.md', 'utf8')
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))
const named = [...text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path)

Security('every promise names a test that shows it, and the test is there', () => {
  assert.ok(rows.length >= 18, `${rows.length} promises`)
  for (const row of rows) assert.match(row, /`test\/[\w./-]+\.ts`/)
  for (const path of named) assert.ok(existsSync(path), path)
})

Security('the tests that it names hold tests, or what they are made by', () => {
  for (const path of new Set(named)) {
    const source = readFileSync(path, 'utf8')
    assert.ok(!path.endsWith('.test.ts') || source.includes('.run()'), path)
    assert.not.match(source, /\.skip\(|\.only\(/)
  }
})

Security('the commands that it names are there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const commands = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name)
  assert.equal([...new Set(commands)].sort(), ['bundled', 'release'])
  for (const name of commands) assert.ok(scripts[name], name)
})

Security('it names no address that nobody reads, and every chapter that a threat model has', () => {
  assert.not.match(text, /[\w.+-]+@[\w-]+\.\w+/)
  for (const chapter of [
    'Report a vulnerability',
    'What is promised',
    'What is trusted',
    'What is not a vulnerability',
    'Supply chain',
  ]) {
    assert.match(text, `\n## ${chapter}\n`)
  }
})

Security('no option switches the check of certificates off', () => {
  for (const file of ['src/http/transport.ts', 'src/connection/options.ts', 'src/oauth2/options.ts'])
    assert.not.match(readFileSync(file, 'utf8'), /rejectUnauthorized|insecure|strictSSL/i)
})

Security.run()
