import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { run } from './run.js'
import { readFile } from 'node:fs/promises'

/** Looks at the package as bundlers and TypeScript's resolution modes do: publint and attw, without findings. */
export async function lintPackage(tarball: string): Promise<void> {
  const pkg = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, unknown>
  const bytes = await readFile(tarball)
  const { messages } = await publint({ pack: { tarball: Uint8Array.from(bytes).buffer }, strict: true })
  const findings = messages.map((message) => formatMessage(message, pkg) ?? message.code)
  if (findings.length > 0) throw new Error(`publint: ${findings.join('; ')}`)
  await run('node_modules/.bin/attw', [tarball, '--profile', 'strict'])
}
