import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'

/** A server of a test, on a loopback port of its own. */
export interface Server {
  readonly port: number
  /** Lets the server stand still, and go on. */
  pause(): void
  resume(): void
  stop(): Promise<void>
}

/** Why Redis is not tested here; undefined where it is. */
export const noRedis: string | undefined = which('redis-server')
  ? undefined
  : 'no redis-server here: install the package redis-server'

/** Why PostgreSQL is not tested here; undefined where it is. */
export const noPostgres: string | undefined =
  postgresBin() === undefined ? 'no PostgreSQL here: install the package postgresql' : postgresUser().reason

/** Starts a Redis that keeps nothing. */
export async function startRedis(): Promise<Server> {
  const { folder, port } = await place('redis')
  const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const child = spawn('redis-server', ['--port', String(port), ...options], { stdio: 'ignore' })
  return serve(child, port, folder)
}

/** Starts a PostgreSQL with an empty cluster, and runs a statement there; user and database are `postgres`. */
export async function startPostgres(statement: string): Promise<Server> {
  const bin = postgresBin() ?? ''
  const { folder, port } = await place('postgres')
  const { run } = postgresUser()
  const own: SpawnOptions = { ...run, stdio: 'ignore', cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  if (run.uid !== undefined) spawnSync('chown', [String(run.uid), folder])
  const data = join(folder, 'data')
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], own)
  if (made.status !== 0) throw new Error(`initdb failed with ${String(made.status)}`)
  const settings = [
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ]
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], own)
  const server = await serve(child, port, folder)
  for (let tries = 200; !(await runs(statement, port)); tries -= 1) {
    if (tries === 0) throw new Error('PostgreSQL does not start')
    await sleep(50)
  }
  return server
}

/** PostgreSQL listens for a while before it takes anybody in: false then. */
async function runs(statement: string, port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(statement)
    return true
  } catch (error) {
    if (/starting up|ECONN|terminated/.test(String(error))) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts a Redis cluster of one node. */
export async function startRedisCluster(): Promise<Server> {
  const { folder, port } = await place('redis-cluster')
  const options = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', '--dir', folder]
  const own = ['--bind', '127.0.0.1', '--save', '', ...options]
  const child = spawn('redis-server', ['--port', String(port), ...own], { stdio: 'ignore' })
  const server = await serve(child, port, folder)
  const node = new Redis({ port, host: '127.0.0.1' })
  await node.cluster('ADDSLOTS', ...Array.from({ length: 16_384 }, (_, slot) => slot))
  while (!(await node.cluster('INFO')).includes('cluster_state:ok')) await sleep(50)
  await node.quit()
  return server
}

async function place(name: string): Promise<{ folder: string; port: number }> {
  const folder = mkdtempSync(join(tmpdir(), `strictforce-${name}-`))
  chmodSync(folder, 0o755)
  return { folder, port: await freePort() }
}

async function serve(child: ChildProcess, port: number, folder: string): Promise<Server> {
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  await listening(child, port)
  return {
    port,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      process.off('exit', kill)
      const gone = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isUp) return
    await sleep(50)
  }
  throw new Error('the server does not listen')
}

function which(command: string): string | undefined {
  const { status, stdout } = spawnSync('which', [command], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Where Debian keeps the server's programs, newest version last, or where the path has them. */
function postgresBin(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(a) - Number(b)) : []
  const folder = versions.map((version) => join(root, version, 'bin')).at(-1)
  if (folder !== undefined && existsSync(join(folder, 'initdb'))) return folder
  const found = which('initdb')
  return found === undefined ? undefined : join(found, '..')
}

/** PostgreSQL refuses to run as root; then it runs as its own user. */
function postgresUser(): { run: { uid?: number; gid?: number }; reason?: string } {
  if (process.getuid?.() !== 0) return { run: {} }
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || NaN)
  const [uid, gid] = [id('-u'), id('-g')]
  if (Number.isNaN(uid)) return { run: {}, reason: 'PostgreSQL does not run as root, and has no user here' }
  return { run: { uid, gid } }
}
