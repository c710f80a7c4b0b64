// second lane, at most 300 s
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { run } from '../../scripts/package/run.js'
import { bundledIn, type Bundled } from '../../scripts/release/bundled.js'
import { note } from '../helpers/note.js'

const Supply = suite('supply chain')

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<
    Record<string, { version?: string; integrity?: string; resolved?: string; link?: boolean } | undefined>
  >
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const manifest = json('package.json') as Manifest
const lock = json('package-lock.json') as Lock

/** The `require` calls that ajv writes into standalone code, which is not used here. */
const IN_TEXTS = 'ajv/dist/runtime/'

/** Read at build time: the contract is published as JSON. */
const REPLACED = 'yaml'

/** The texts of all files that the build writes in a folder, by their paths. */
async function build(folder: string): Promise<Map<string, Buffer>> {
  await run(process.execPath, ['scripts/bootstrap.mjs', 'scripts/build.ts'], folder)
  const dist = join(folder, 'dist')
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort()
  const files = paths.filter((path) => statSync(join(dist, path)).isFile())
  return new Map(files.map((path) => [path, readFileSync(join(dist, path))]))
}

/** Builds a copy of the sources in a folder of that name. */
async function buildCopy(name: string): Promise<Map<string, Buffer>> {
  const parent = mkdtempSync(join(tmpdir(), 'strictforce-build-'))
  const folder = join(parent, name)
  try {
    for (const part of ['src', 'generated', 'specs', 'scripts', 'LICENSE', 'package.json', 'tsconfig.json'])
      cpSync(part, join(folder, part), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    return await build(folder)
  } finally {
    rmSync(parent, { recursive: true })
  }
}

let first: Map<string, Buffer> | undefined
const built = async (): Promise<Map<string, Buffer>> => (first ??= await build('.'))
const bundled = async (): Promise<Bundled[]> =>
  bundledIn(String((await built()).get('THIRD-PARTY-NOTICES.md')))

const digests = (files: ReadonlyMap<string, Buffer>): string[] =>
  [...files].map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')} ${path}`)

Supply('two builds in two folders give the same bytes', async () => {
  const files = digests(await built())
  assert.ok(files.length > 25)
  assert.equal(digests(await buildCopy('another-folder')), files)
})

Supply(
  'the notices name every package that is bundled, as the lock file has it, with its licence',
  async () => {
    const notices = String((await built()).get('THIRD-PARTY-NOTICES.md'))
    for (const { name, version, licence } of await bundled()) {
      assert.is(version, lock.packages[`node_modules/${name}`]?.version, name)
      assert.match(licence, /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD)$/, name)
      const [, text = ''] = notices.split(`## ${name} ${version} (${licence})`)
      assert.ok(
        (text.split('\n## ')[0]?.length ?? 0) > 300 || licence === 'BlueOak-1.0.0',
        `${name}: no text`,
      )
    }
    note(`bundled: ${(await bundled()).map(({ name, version }) => `${name} ${version}`).join(', ')}`)
  },
)

Supply(
  'what a bundled package depends on is bundled too, or written down as left out and not there',
  async () => {
    const files = await built()
    const names = new Set((await bundled()).map(({ name }) => name))
    for (const name of names) {
      const { dependencies = {} } = json(`node_modules/${name}/package.json`) as Partial<Manifest>
      for (const dependency of Object.keys(dependencies)) {
        const isOurs = isLoaded(dependency, files)
        assert.is(names.has(dependency) || !isOurs, true, `${name} needs ${dependency}`)
      }
    }
    for (const absent of ['soap', 'sax', 'axios', 'saxes']) assert.is(names.has(absent), false, absent)
  },
)

/** The package that a module is of. */
function packageOf(name: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''
}

/** A dependency that no file names is one of a part that is not bundled. */
function isLoaded(dependency: string, files: ReadonlyMap<string, Buffer>): boolean {
  return [...files].some(([path, bytes]) => path.endsWith('js') && bytes.includes(`"${dependency}"`))
}

Supply('what is imported by name in the sources is bundled, or a peer', async () => {
  const names = new Set((await bundled()).map(({ name }) => name))
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const found = files.flatMap((path) => [
    ...readFileSync(join('src', path), 'utf8').matchAll(
      /^(?:import|export) (?!type)[^'"]*? from '([^.'][^']*)'|import\('([^.'][^']*)'\)/gm,
    ),
  ])
  const packages = found.map(([, named, lazy]) => packageOf(named ?? lazy ?? ''))
  const foreign = packages.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
  for (const name of new Set(foreign)) {
    assert.ok(names.has(name) || name in manifest.peerDependencies || name === REPLACED, name)
  }
  assert.ok(new Set(foreign).size >= 5)
})

Supply('the published files load nothing but themselves, Node, and the optional peers', async () => {
  const peers = Object.keys(manifest.peerDependencies)
  for (const [path, bytes] of await built()) {
    if (!/\.(c|m)js$/.test(path)) continue
    const wanted = [
      ...bytes
        .toString()
        .matchAll(/\b(?:require|import)\("([@\w][@\w:./-]*)"\)|\bfrom ?"([@\w][@\w:./-]*)"/g),
    ]
    for (const [, required, imported] of wanted) {
      const name = required ?? imported ?? ''
      if (name.startsWith(IN_TEXTS)) continue
      const isKnown =
        name.startsWith('node:') || builtinModules.includes(name) || peers.includes(packageOf(name))
      assert.ok(isKnown, `${path} loads ${name}`)
    }
  }
})

Supply('there are no runtime dependencies, and no install scripts of our own', () => {
  const scripts = Object.keys((json('package.json') as { scripts: object }).scripts)
  assert.is(manifest.dependencies, undefined)
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
    assert.not.ok(scripts.includes(name))
})

Supply('the lock file holds every package by the hash of its bytes', () => {
  const entries = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'))
  const loose = entries.filter(
    ([, entry]) => entry?.link !== true && !/^sha512-/.test(entry?.integrity ?? ''),
  )
  assert.equal(
    loose.map(([path]) => path),
    [],
  )
  for (const [path, entry] of entries) assert.match(entry?.resolved ?? 'https:', /^https:/, path)
  assert.ok(entries.length > 300)
})

Supply.run()
