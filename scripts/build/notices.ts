import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author?: string
}

/** Writes `dist/THIRD-PARTY-NOTICES.md`: name, version and licence text of every package that is bundled. */
export async function notices(inputs: readonly string[]): Promise<void> {
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []))
  const parts = await Promise.all([...folders].sort().map(notice))
  await writeFile('dist/THIRD-PARTY-NOTICES.md', `# Bundled packages\n\n${parts.join('\n')}`)
}

function packageFolder(path: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

async function notice(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
  const { name, version, license } = manifest
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? await ownText(manifest) : await readFile(join(folder, file), 'utf8')
  return `## ${name} ${version} (${license})\n\n${text.trim()}\n`
}

/** The licence of a package that comes without its text: that of this project, with the author of the other. */
async function ownText({ name, license, author = name }: Manifest): Promise<string> {
  if (license !== 'MIT') return `Licence: ${license}\n`
  const text = await readFile('LICENSE', 'utf8')
  return text.replace(/^Copyright .*$/m, `Copyright (c) ${author.replace(/\s*<.*>/, '')}`)
}
