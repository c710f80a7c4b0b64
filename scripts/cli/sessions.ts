import { fileStore } from '../../src/stores/file.js'
import { listFiles, type ListedFile } from './file-list.js'
import { UsageError } from '../generate/flags.js'
import type { Terminal } from './command.js'
import { readSecret, type Environment } from './environment.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { nearest } from './nearest.js'
import { demandSecret } from './prompt.js'
import { factsOf, table, type SessionFacts } from './sessions-table.js'
import { demandFolder, storeKey } from './store.js'

export const usage = `Usage: strictforce sessions --store DIR [options]
       strictforce sessions reseal --store DIR [--from-clear-text] [options]

Lists the sessions of a file store: names, hosts, users, and the time since the last login or renewal. It sends
nothing and shows no token.

reseal encrypts them anew after a change of the encryption key. First give every program that uses the store a
list of both keys, the new one first; when all are resealed, the former key can go.

  --store DIR          the folder of the file store
  --from-clear-text    for reseal: take sessions that were saved without encryption, too
  --json               print JSON
  --help               show this text

SF_STORE_PASSPHRASE is the encryption key of the store, for reseal the new one; SF_STORE_FORMER_PASSPHRASE is the
one before, for reseal. On a terminal they are asked for; with _FILE after its name, a variable names a file that
holds the secret. A store in Redis is not listed: its sessions stand under the prefix that redisStore() was given.

Examples:
  strictforce sessions --store sessions
  SF_STORE_PASSPHRASE_FILE=new.key SF_STORE_FORMER_PASSPHRASE_FILE=old.key strictforce sessions reseal --store sessions
`

const OPTIONS = {
  store: { type: 'string' },
  'from-clear-text': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `strictforce sessions`: lists the sessions of a file store, or encrypts them anew. */
export const sessions = withFailures('sessions', async (args, terminal) => {
  const [word = ''] = args
  const action = word.startsWith('-') || word === '' ? undefined : word
  const flags = readFlags(action === undefined ? args : args.slice(1), OPTIONS)
  if (flags.help === true) {
    terminal.out(usage)
    return 0
  }
  if (action !== undefined && action !== 'reseal') throw new UsageError(unknownAction(action))
  const { store: folder = '', json = false } = flags
  const fromClearText = flags['from-clear-text']
  if (folder === '') throw new UsageError('give --store DIR, the folder of the store')
  if (action === undefined && fromClearText !== undefined)
    throw new UsageError('--from-clear-text is for sessions reseal')
  demandFolder(folder)
  if (action === undefined) return tell(await listFiles(folder, await storeKey(process.env)), json, terminal)
  return tellResealed(await reseal(folder, process.env, fromClearText ?? false), json, terminal)
})

function unknownAction(word: string): string {
  const near = nearest(word, ['reseal'])
  return near === undefined ? `it has no action ${word}` : `it has no action ${word}: did you mean ${near}?`
}

function tell(files: readonly ListedFile[], json: boolean, terminal: Terminal): number {
  const { out } = terminal
  const found = sessionsOf(files)
  if (json) out(JSON.stringify({ sessions: found, unreadable: problemsOf(files) }, null, 2))
  else out(found.length === 0 ? 'No session is stored here.' : table(found, new Date()))
  return tellProblems(files, terminal)
}

function tellResealed(files: readonly ListedFile[], json: boolean, terminal: Terminal): number {
  const { out } = terminal
  const keys = sessionsOf(files).map(({ key }) => key)
  if (json) out(JSON.stringify({ resealed: keys, unreadable: problemsOf(files) }, null, 2))
  else out(`Resealed: ${keys.length} of ${files.length} sessions`)
  return tellProblems(files, terminal)
}

function tellProblems(files: readonly ListedFile[], { log }: Terminal): number {
  const problems = problemsOf(files)
  for (const { problem } of problems) log(`strictforce sessions: ${problem}`)
  return problems.length === 0 ? 0 : 1
}

function sessionsOf(files: readonly ListedFile[]): SessionFacts[] {
  return files.flatMap((file) => (file.problem === undefined ? [factsOf(file)] : []))
}

function problemsOf(files: readonly ListedFile[]): { readonly file: string; readonly problem: string }[] {
  return files.flatMap(({ file, problem }) => (problem === undefined ? [] : [{ file, problem }]))
}

/** Writes every session anew by the new key; what other processes save meanwhile stands. */
async function reseal(
  folder: string,
  env: Environment,
  fromClearText: boolean,
): Promise<readonly ListedFile[]> {
  const fresh = readSecret(env, 'SF_STORE_PASSPHRASE') ?? (await demandSecret('New encryption key'))
  const former = await formerKeys(env, fromClearText)
  const key = [fresh, ...former]
  const store = fileStore(folder, { key })
  const files = await listFiles(folder, key)
  for (const file of files) {
    if (file.problem !== undefined) continue
    for (;;) {
      const record = await store.load(file.name)
      if (record === undefined || (await store.put(file.name, record, record.version))) break
    }
  }
  return files
}

async function formerKeys(env: Environment, fromClearText: boolean): Promise<readonly (string | false)[]> {
  const former = readSecret(env, 'SF_STORE_FORMER_PASSPHRASE')
  if (former !== undefined) return fromClearText ? [former, false] : [former]
  return fromClearText ? [false] : [await demandSecret('Former encryption key')]
}
