import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'

const Release = suite('npm run release')

const SCRIPT = built('scripts/release.ts')

interface Changes {
  readonly version?: string
  readonly locked?: string
  readonly changelog?: string
  readonly repository?: string | undefined
  readonly ci?: string
  readonly tags?: readonly string[]
  readonly dirty?: boolean
}

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-11-25\n\n- Something.\n\n## 1.1.0 - 2026-01-01\n'

/** Makes a project that could be released, but for the changes, and has it released. */
function release(changes: Changes, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-release-'))
  const git = (...words: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd: folder })
  }
  try {
    const { version = '1.2.0', repository = 'https://git.example/x', ci = 'exit 0' } = changes
    const repositories = 'repository' in changes && changes.repository === undefined ? {} : { repository }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', version, ...repositories }))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ version: changes.locked ?? version }))
    writeFileSync(join(folder, 'CHANGELOG.md'), changes.changelog ?? CHANGELOG)
    mkdirSync(join(folder, '.ci'))
    writeFileSync(join(folder, '.ci/run'), ci)
    mkdirSync(join(folder, 'bin'))
    const calls = join(folder, 'bin', 'calls')
    writeFileSync(join(folder, 'bin', 'npm'), `#!/bin/sh\necho "npm $*" >> '${calls}'\n`)
    chmodSync(join(folder, 'bin', 'npm'), 0o755)
    writeFileSync(join(folder, '.gitignore'), 'bin\n')
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'x')
    for (const tag of changes.tags ?? ['v1.1.0']) git('tag', tag)
    if (changes.dirty) writeFileSync(join(folder, 'dirty.txt'), 'x')
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
    })
    const tags = execFileSync('git', ['tag'], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
    return { status, output: stdout + stderr, tags, published: read(calls) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

Release('publishes with provenance and tags, once everything holds', () => {
  const { status, output, tags, published } = release({})
  assert.is(status, 0, output)
  assert.is(published, 'npm publish --provenance --access public\n')
  assert.equal(tags, ['v1.1.0', 'v1.2.0'])
})

Release('--dry-run runs CI and all checks, says what it would do, and does none of it', () => {
  const { status, output, tags, published } = release({}, '--dry-run')
  assert.is(status, 0, output)
  assert.match(output, 'would run: npm publish --provenance --access public')
  assert.match(output, 'would run: git tag v1.2.0')
  assert.equal([published, tags], ['', ['v1.1.0']])
  assert.is(release({ ci: 'echo broken; exit 3' }, '--dry-run').status, 1)
})

Release('--dry-run passes but for what only the owner can give, which it names in one line', () => {
  const { status, output } = release({ repository: undefined, changelog: '# Changelog\n' }, '--dry-run')
  assert.is(status, 0, output)
  assert.match(output, "first: CHANGELOG.md has no '## 1.2.0")
  const lines = output.split('\n').filter((line) => line.includes('only the owner'))
  assert.equal([lines.length, /names no repository/.test(lines.join())], [1, true])
})

for (const [name, changes, says] of [
  ['a dirty tree', { dirty: true }, /the tree is not clean: \?\? dirty.txt/],
  ['what is no version', { version: '1.2' }, /1.2 is no version/],
  ['a version that is out already', { tags: ['v1.1.0', 'v1.2.0'] }, /1.2.0 does not come after v1.2.0/],
  ['a version below the newest', { tags: ['v1.9.0', 'v1.10.0'] }, /does not come after v1.10.0/],
  ['another version in the lock file', { locked: '1.1.0' }, /the lock file is of 1.1.0/],
  [
    'a version without its changes',
    { changelog: '# Changelog\n\n## Unreleased\n' },
    /CHANGELOG.md has no '## 1.2.0/,
  ],
  [
    'changes under Unreleased',
    { changelog: CHANGELOG.replace('Unreleased\n', 'Unreleased\n\n### Added\n\n- More.\n') },
    /still has something under Unreleased/,
  ],
  ['no repository', { repository: undefined }, /names no repository/],
  ['a failing CI', { ci: 'echo the tests fail; exit 1' }, /\.ci\/run fails[\s\S]*the tests fail/],
] as const) {
  Release(`refuses ${name}`, () => {
    const { status, output, published, tags } = release(changes)
    assert.is(status, 1, output)
    assert.match(output, says)
    assert.is(published, '')
    assert.is(tags.includes('v1.2.0'), (changes as Changes).tags?.includes('v1.2.0') ?? false)
  })
}

Release('refuses what it does not know', () => {
  const { status, output, published } = release({}, '--force')
  assert.equal([status, published], [1, ''])
  assert.match(output, 'Usage: npm run release')
})

Release.run()
