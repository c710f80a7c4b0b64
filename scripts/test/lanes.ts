import type { FileResult } from './result.js'
import type { TestFile } from './test-file.js'
import { WorkerProcess } from './worker-process.js'

/** How a run is made. */
export interface Run {
  readonly files: readonly TestFile[]
  /** Processes of the first lane; the second lane has one more. */
  readonly jobs: number
  /** Runs the tests alone whose title holds this. */
  readonly title?: string | undefined
  /** Told of each file as it ends. */
  readonly onResult: (result: FileResult) => void
}

/** Works a queue off with one process at a time; files that may share one do. */
async function work(queue: TestFile[], { title, onResult }: Run): Promise<void> {
  let shared: WorkerProcess | undefined
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const isShared = file.place === 'shared'
    const worker: WorkerProcess = isShared && shared?.isFree ? shared : new WorkerProcess()
    onResult(await worker.run(file, title))
    if (isShared && worker.isFree) shared = worker
    else await worker.end()
  }
  await shared?.end()
}

/** Runs test files in two lanes side by side. */
export async function runLanes(run: Run): Promise<void> {
  const second = run.files.filter(({ place }) => place === 'second')
  const first = run.files.filter(({ place }) => place !== 'second')
  await Promise.all([...Array.from({ length: run.jobs }, () => work(first, run)), work(second, run)])
}
