// at most 240 s
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../../scripts/cli/main.js'
import { enterpriseWsdl } from '../../helpers/generated.js'
import { changedWsdl, field, ownWsdl, plain } from '../../helpers/own-wsdl.js'

interface Context {
  folder: string
  wsdl: string
  out: string
}

const Command = suite<Context>('strictforce generate')

Command.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'strictforce-cli-'))
  context.wsdl = join(context.folder, 'org.wsdl')
  context.out = join(context.folder, 'src', 'salesforce')
  writeFileSync(context.wsdl, readFileSync(enterpriseWsdl))
})
Command.after.each(({ folder }) => {
  rmSync(folder, { recursive: true })
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly log: string
}

async function strictforce(...args: readonly string[]): Promise<Ended> {
  const out: string[] = []
  const log: string[] = []
  const code = await main(args, {
    out: (line) => out.push(line),
    log: (line) => log.push(line),
    version: '1.2.3',
  })
  return { code, out: out.join('\n'), log: log.join('\n') }
}

const generate = ({ wsdl, out }: Context, ...more: readonly string[]): Promise<Ended> =>
  strictforce('generate', '--wsdl', wsdl, '--out', out, ...more)

/** Every file below a folder with its text. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]))
}

Command('writes the folder whole, marked, and says how it is used', async (context) => {
  const { code, log } = await generate(context)
  assert.is(code, 0)
  assert.match(log, /write +salesforce: 12 files, 12 changed/)
  const files = readdirSync(context.out).sort()
  for (const name of ['.gitattributes', 'README.md', 'manifest.json', 'stubs.ts', 'sobjects.ts', 'types.ts'])
    assert.ok(files.includes(name), name)
  for (const [path, text] of Object.entries(snapshot(context.out)))
    assert.match(text.slice(0, 400), 'Generated from org.wsdl by `npx strictforce generate --wsdl ', path)
  assert.match(readFileSync(join(context.out, 'README.md'), 'utf8'), 'conn.api(salesforce)')
})

Command('changes nothing the second time', async (context) => {
  await generate(context)
  const first = snapshot(context.folder)
  const { code, log } = await generate(context)
  assert.is(code, 0)
  assert.match(log, /12 files, 0 changed/)
  assert.equal(snapshot(context.folder), first)
})

Command('takes away what the WSDL does not give any more', async (context) => {
  await generate(context)
  writeFileSync(join(context.out, 'old.ts'), '// Generated from org.wsdl by an older version\n')
  const { code, log } = await generate(context)
  assert.is(code, 0)
  assert.match(log, /12 files, 1 changed/)
  assert.not.ok(existsSync(join(context.out, 'old.ts')))
})

Command(
  '--check passes on what was written, and names what is stale, missing and surplus',
  async (context) => {
    assert.is((await generate(context, '--check')).code, 1)
    assert.not.ok(existsSync(context.out))
    await generate(context)
    assert.is((await generate(context, '--check')).code, 0)
    writeFileSync(context.wsdl, ownWsdl({ fields: field('New__c') }))
    rmSync(join(context.out, 'stubs.ts'))
    const before = snapshot(context.out)
    const { code, log } = await generate(context, '--check')
    assert.is(code, 1)
    assert.match(log, /^stale +salesforce\/sobjects\.ts$/m)
    assert.match(log, /^missing +salesforce\/stubs\.ts$/m)
    assert.match(log, 'Run `npx strictforce generate --wsdl ')
    assert.equal(snapshot(context.out), before)
  },
)

Command('leaves a folder alone that holds what is not generated', async (context) => {
  mkdirSync(context.out, { recursive: true })
  writeFileSync(join(context.out, 'mine.ts'), 'export const mine = 1\n')
  const before = snapshot(context.folder)
  const { code, log } = await generate(context)
  assert.is(code, 1)
  assert.match(log, /holds what was not generated: mine\.ts\..* --out/)
  assert.not.match(log, '    at ')
  assert.equal(snapshot(context.folder), before)
})

Command('a file in the place of the folder is left alone', async (context) => {
  writeFileSync(join(context.folder, 'taken'), 'mine')
  const before = snapshot(context.folder)
  const { code, log } = await generate({ ...context, out: join(context.folder, 'taken') })
  assert.is(code, 1)
  assert.match(log, /taken is a file, not a folder/)
  assert.equal(snapshot(context.folder), before)
})

const complex = (content: string): string =>
  ownWsdl({ types: `<xsd:complexType name="Odd">${content}</xsd:complexType>` })

const cut = readFileSync(enterpriseWsdl, 'utf8').slice(0, 9000)

/** Inputs that are no WSDL of a known form, and the message for each. */
const REFUSED: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
  'nothing in it': ['', /org\.wsdl:1: .*root element/],
  'a text': ['hello', /org\.wsdl:1: /],
  'the login page': [
    '<!DOCTYPE html>\n<html><p>Login<br></html>',
    /org\.wsdl:1: <html>: a web page, no WSDL/,
  ],
  'another XML document': ['<feed>\n</feed>', /org\.wsdl:1: no WSDL 1\.1: the root element is <feed>/],
  'one that is cut off': [cut, /org\.wsdl:\d{2,}: not well-formed XML/],
  'xsd:choice': [complex('\n<xsd:choice/>'), /org\.wsdl:\d{2,}: <xsd:choice>: xsd:choice in xsd:complexType/],
  'xsd:group': [complex('<xsd:group ref="tns:G"/>'), /org\.wsdl:\d{2,}: <xsd:group>: xsd:group in/],
  'xsd:all': [complex('<xsd:all/>'), /org\.wsdl:\d{2,}: <xsd:all>: xsd:all in/],
  'xsd:attribute': [
    complex('<xsd:attribute name="a"/>'),
    /org\.wsdl:\d{2,}: <xsd:attribute name="a">: xsd:att/,
  ],
  'an import of a file': [
    changedWsdl('<xsd:import namespace', '<xsd:import schemaLocation="a.xsd" namespace'),
    /org\.wsdl:\d+: <xsd:import>: attribute schemaLocation is not known/,
  ],
  'rpc style': [changedWsdl('style="document"', 'style="rpc"'), /org\.wsdl:\d+: <soap:binding>: style rpc/],
  'soap encoding': [changedWsdl('use="literal"', 'use="encoded"'), /org\.wsdl:\d+: <soap:\w+>: use encoded/],
  'a type that is declared twice': [
    ownWsdl({ types: plain('address') }),
    /org\.wsdl:\d+: type {urn:enterprise\.soap\.sforce\.com}address is declared twice/,
  ],
  'a type that is not declared': [
    changedWsdl('type="ens:User"', 'type="ens:Usr"'),
    /org\.wsdl:\d+: Owner: type .*Usr is declared nowhere/,
  ],
}

for (const [what, [text, message]] of Object.entries(REFUSED)) {
  Command(`refuses ${what} with file, line and element, and leaves the folder as it was`, async (context) => {
    mkdirSync(context.out, { recursive: true })
    writeFileSync(join(context.out, 'stubs.ts'), '// Generated from org.wsdl\nexport const before = 1\n')
    writeFileSync(context.wsdl, text)
    const before = snapshot(context.folder)
    const { code, out, log } = await generate(context, '--strict')
    assert.is(code, 1)
    assert.is(out, '')
    assert.match(log, message)
    assert.not.match(log, '    at ')
    assert.equal(snapshot(context.folder), before)
  })
}

Command('a type that is not declared is warned of, and the rest is written', async (context) => {
  writeFileSync(context.wsdl, changedWsdl('type="ens:User"', 'type="ens:Usr"'))
  const { code, log } = await generate(context)
  assert.is(code, 0)
  assert.match(log, /warning {2}.*org\.wsdl:\d+: Owner: type .*Usr is declared nowhere, and becomes unknown/)
  assert.match(readFileSync(join(context.out, 'sobjects.ts'), 'utf8'), 'Owner?: unknown')
})

Command(
  'wrong usage is one line with the nearest word and where the help is, and exit code 2',
  async ({ folder, wsdl, out }) => {
    const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['generate'], /--wsdl: the name of a file is needed/],
      [['generate', '--wsdl', wsdl], /--out: the name of a folder is needed/],
      [
        ['generate', '--wsdl', join(folder, 'none.wsdl'), '--out', out],
        /--wsdl: there is no file .*none\.wsdl/,
      ],
      [['generate', '--wsdl', folder, '--out', out], /--wsdl: there is no file/],
      [
        ['generate', '--wsdl', wsdl, '--out', out, '--chekc'],
        /unknown option --chekc: did you mean --check\?/,
      ],
      [['generate', wsdl], /takes options only/],
      [['genrate'], /there is no command 'genrate': did you mean 'generate'\?/],
      [['toString'], /there is no command 'toString'/],
      [[], /Usage: strictforce COMMAND/],
    ]
    for (const [args, message] of cases) {
      const { code, out: shown, log } = await strictforce(...args)
      assert.is(code, 2, args.join(' '))
      assert.is(shown, '')
      assert.match(log, message)
      if (args.length > 0) {
        assert.is(log.trim().split('\n').length, 1, log)
        assert.match(log, /strictforce( generate)? --help|did you mean/)
      }
      assert.not.ok(existsSync(out))
    }
  },
)

Command('help and version go to the output, without an error', async () => {
  for (const [args, text] of [
    [['--help'], /generate +writes typed stubs/],
    [['help'], /Usage: strictforce COMMAND/],
    [['generate', '--help'], /--wsdl FILE[^]*--out DIR[^]*--check/],
    [['--version'], /^1\.2\.3$/],
  ] as const) {
    const { code, out, log } = await strictforce(...args)
    assert.is(code, 0)
    assert.match(out, text)
    assert.is(log, '')
  }
})

Command.run()
