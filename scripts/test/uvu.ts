import * as uvu from 'uvu'
import { writeMessage } from './channel.js'
import { globalList, SUITES, type SuiteRecord } from './protocol.js'

type Body<T> = uvu.Callback<T>

/** uvu's `suite`, which notes what it is asked to do. */
export function suite<T>(title = '', context?: T): uvu.Test<T> {
  return watch(uvu.suite<T>(title, context), title)
}

/** uvu's `test`, watched likewise. */
export const test = watch(uvu.test, '')

export const exec = uvu.exec

function watch<T>(original: uvu.Test<T>, name: string): uvu.Test<T> {
  const record: SuiteRecord = { name, pending: 0, tests: 0, only: [], skipped: [] }
  globalList<SuiteRecord>(SUITES).push(record)
  const count = (): void => {
    record.pending += 1
    record.tests += 1
  }
  const add = (title: string, body: Body<T>): void => {
    count()
    original(title, announced(title, body))
  }
  return Object.assign(add, {
    only: (title: string, body: Body<T>) => {
      count()
      record.only.push(title)
      original.only(title, announced(title, body))
    },
    skip: (title = '') => {
      record.skipped.push(title)
      original.skip()
    },
    run: () => {
      record.pending = 0
      original.run()
    },
    before: guarded(original.before),
    after: guarded(original.after),
  })
}

function announced<T>(title: string, body: Body<T>): Body<T> {
  return (context) => {
    writeMessage({ kind: 'test', name: title })
    return body(context)
  }
}

/** Hooks that tell of their failure: uvu loses what a hook throws, and passes the suite. */
function guarded<T>(hook: uvu.Test<T>['before']): uvu.Test<T>['before'] {
  const guard =
    (body: Body<T>): Body<T> =>
    async (context) => {
      try {
        await body(context)
      } catch (error) {
        console.log(error)
        writeMessage({ kind: 'problem', text: 'a hook of a suite failed' })
        throw error
      }
    }
  return Object.assign(
    (body: Body<T>) => {
      hook(guard(body))
    },
    {
      each: (body: Body<T>) => {
        hook.each(guard(body))
      },
    },
  )
}
