import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { header, type GeneratedFile } from '../../scripts/generate/files.js'
import { main } from '../../scripts/generate/main.js'
import { sha256 } from '../../scripts/generate/manifest.js'
import { generateOpenapi } from '../../scripts/generate/openapi.js'
import type { Generators } from '../../scripts/generate/project.js'

interface Context {
  folder: string
  out: string
}

/** A generator as small as can be: the contract's text becomes a constant. */
function copier(path: string): (file: string) => Promise<GeneratedFile[]> {
  return (file) => {
    const text = readFileSync(file, 'utf8').trim()
    if (text === 'broken') return Promise.reject(new Error('the contract is broken'))
    return Promise.resolve([{ path, text: `${header(basename(file))}export const text = '${text}'\n` }])
  }
}

const small: Generators = {
  openapi: copier('oauth2/text.ts'),
  partner: copier('partner/text.ts'),
  rest: copier('rest/text.ts'),
}

async function run(args: readonly string[], generators = small) {
  const lines: string[] = []
  const code = await main(args, generators, (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

function inputs({ folder, out }: Context, openapi = 'one', partner = 'two'): string[] {
  writeFileSync(join(folder, 'a.yaml'), `${openapi}\n`)
  writeFileSync(join(folder, 'b.wsdl'), `${partner}\n`)
  writeFileSync(join(folder, 'c.yaml'), 'three\n')
  const files = { openapi: 'a.yaml', partner: 'b.wsdl', rest: 'c.yaml' }
  return [...Object.entries(files).flatMap(([name, file]) => [`--${name}`, join(folder, file)]), '--out', out]
}

/** Every file of a folder with its text. */
function snapshot(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

const Generate = suite<Context>('scripts/generate')

Generate.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'generate-'))
  context.out = join(context.folder, 'out')
})
Generate.after.each(({ folder }) => rmSync(folder, { recursive: true }))

Generate('writes a folder for each contract, and the files that mark them', async (context) => {
  const { code, text } = await run(inputs(context))
  assert.is(code, 0)
  assert.equal(
    Object.keys(snapshot(context.out)).map((path) => path.slice(context.out.length + 1)),
    ['.gitattributes', 'README.md', 'manifest.json', 'oauth2/text.ts', 'partner/text.ts', 'rest/text.ts'],
  )
  assert.match(text, /openapi .*a\.yaml: 1 files in \d+\.\d s\n/)
  assert.match(text, /partner .*b\.wsdl: 1 files in \d+\.\d s\n/)
  assert.match(text, /write .*out: 6 files, 6 changed/)
})

Generate('marks every file with its origin', async (context) => {
  await run(inputs(context))
  for (const text of Object.values(snapshot(context.out))) assert.match(text.slice(0, 200), /Generated from /)
})

Generate('gives the same bytes every time', async (context) => {
  await run(inputs(context))
  const first = snapshot(context.out)
  rmSync(context.out, { recursive: true })
  await run(inputs(context))
  assert.equal(snapshot(context.out), first)
})

Generate('records inputs, tools and outputs without a time', async (context) => {
  await run(inputs(context))
  const text = readFileSync(join(context.out, 'manifest.json'), 'utf8')
  const manifest = JSON.parse(text) as Record<'inputs' | 'tools' | 'files', Record<string, unknown>>
  assert.equal(manifest.inputs['openapi'], { file: 'a.yaml', sha256: sha256('one\n') })
  assert.equal(
    manifest.files['oauth2/text.ts'],
    sha256(readFileSync(join(context.out, 'oauth2/text.ts'), 'utf8')),
  )
  assert.match(String(manifest.tools['openapi-typescript']), /^\d+\.\d+\.\d+$/)
  assert.not.match(text, context.folder)
})

Generate('hashes a contract alike with LF and CRLF', () => {
  assert.is(sha256('a\r\nb\r\n'), sha256('a\nb\n'))
})

Generate('passes the check right after writing, and writes nothing in it', async (context) => {
  await run(inputs(context))
  const before = snapshot(context.folder)
  const { code, text } = await run([...inputs(context), '--check'])
  assert.is(code, 0)
  assert.match(text, /all as the contracts give them/)
  assert.equal(snapshot(context.folder), before)
})

Generate('names each stale, missing and surplus file, and the way out', async (context) => {
  await run(inputs(context))
  writeFileSync(join(context.out, 'oauth2/text.ts'), 'edited\n')
  rmSync(join(context.out, 'partner/text.ts'))
  writeFileSync(join(context.out, 'partner/old.ts'), header('b.wsdl'))
  const { code, text } = await run([...inputs(context), '--check'])
  assert.is(code, 1)
  assert.match(text, /^stale +out\/oauth2\/text\.ts$/m)
  assert.match(text, /^missing +out\/partner\/text\.ts$/m)
  assert.match(text, /^surplus +out\/partner\/old\.ts$/m)
  assert.match(text, /Run `npm run generate` and commit the result/)
})

Generate('finds the output stale when a contract has changed', async (context) => {
  await run(inputs(context))
  const { code, text } = await run([...inputs(context, 'changed'), '--check'])
  assert.is(code, 1)
  assert.match(text, /^stale +out\/oauth2\/text\.ts$/m)
  assert.match(text, /^stale +out\/manifest\.json$/m)
  assert.not.match(text, 'partner/text.ts')
})

Generate('fails the check when there is no output yet', async (context) => {
  const { code, text } = await run([...inputs(context), '--check'])
  assert.is(code, 1)
  assert.match(text, /^missing +out\/oauth2\/text\.ts$/m)
  assert.not.ok(existsSync(context.out))
})

Generate('leaves no file behind that is no longer generated', async (context) => {
  await run(inputs(context))
  writeFileSync(join(context.out, 'partner/old.ts'), header('b.wsdl'))
  assert.is((await run(inputs(context))).code, 0)
  assert.not.ok(existsSync(join(context.out, 'partner/old.ts')))
})

Generate('changes nothing when a generator fails', async (context) => {
  await run(inputs(context))
  const before = snapshot(context.out)
  for (const args of [inputs(context, 'changed', 'broken'), inputs(context, 'broken', 'changed')]) {
    const { code, text } = await run(args)
    assert.is(code, 1)
    assert.match(text, 'the contract is broken')
    assert.equal(snapshot(context.out), before)
  }
  assert.equal(readdirSync(context.folder).sort(), ['a.yaml', 'b.wsdl', 'c.yaml', 'out'])
})

Generate('refuses a folder that holds anything else, and leaves it alone', async (context) => {
  mkdirSync(context.out)
  writeFileSync(join(context.out, 'README.md'), '# Mine\n')
  const { code, text } = await run(inputs(context))
  assert.is(code, 1)
  assert.match(text, /holds what was not generated: README\.md\./)
  assert.match(text, '--out')
  assert.not.match(text, '    at ')
  assert.equal(snapshot(context.out), { [join(context.out, 'README.md')]: '# Mine\n' })
})

Generate('refuses generated files that fall together where case does not count', async (context) => {
  const upper = copier('oauth2/Text.ts')
  const lower = copier('oauth2/text.ts')
  const openapi = async (file: string) => [...(await upper(file)), ...(await lower(file))]
  const { code, text } = await run(inputs(context), { ...small, openapi })
  assert.is(code, 1)
  assert.match(text, 'oauth2/Text.ts and oauth2/text.ts')
})

Generate('refuses an unknown option, a missing value and a missing file', async (context) => {
  const cases = [
    [['--chekc'], /--chekc/],
    [['stray'], /stray/],
    [['--out'], /--out/],
    [['--out='], /--out: the name of a folder is needed/],
    [['--openapi', join(context.folder, 'none.yaml')], /--openapi: there is no file .*none\.yaml/],
    [['--partner', context.folder], /--partner: there is no file/],
    [['--rest', join(context.folder, 'none.yaml')], /--rest: there is no file .*none\.yaml/],
  ] as const
  for (const [args, pattern] of cases) {
    const { code, text } = await run([...inputs(context), ...args])
    assert.is(code, 2, args.join(' '))
    assert.match(text, pattern)
    assert.match(text, /Usage: npm run generate/)
    assert.not.ok(existsSync(context.out))
  }
})

Generate('shows its options', async () => {
  const { code, text } = await run(['--help'])
  assert.is(code, 0)
  for (const option of ['--check', '--openapi FILE', '--partner FILE', '--rest FILE', '--out DIR'])
    assert.match(text, option)
})

Generate('shows where a bad contract is wrong, and leaves the output alone', async (context) => {
  await run(inputs(context))
  const before = snapshot(context.out)
  const { code, text } = await run(inputs(context, 'openapi: 3.0.0'), { ...small, openapi: generateOpenapi })
  assert.is(code, 1)
  assert.match(text, 'generate: a.yaml:1: this is OpenAPI 3.0.0; 3.1 is needed (#/openapi)')
  assert.equal(snapshot(context.out), before)
})

Generate('finds the committed half of the OAuth contract up to date', async () => {
  for (const { path, text } of await generateOpenapi('specs/oauth2.yaml')) {
    assert.is(readFileSync(join('generated', path), 'utf8'), text, path)
  }
  assert.ok(existsSync(dirname('generated/oauth2/schema.ts')))
})

Generate.run()
