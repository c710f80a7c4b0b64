import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
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
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Manifest
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? `Licence: ${license}\n` : await readFile(join(folder, file), 'utf8')
  return `## ${name} ${version} (${license})\n\n${text.trim()}\n`
}
