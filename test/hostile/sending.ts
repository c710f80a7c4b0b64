import { Connection, type Fetch } from '../../src/index.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST } from './inspect-views.js'

/** A request, and whether a header of it holds the token. */
export interface Sent {
  readonly url: string
  readonly hasToken: boolean
}

/** A connection, and what it sent; `answer` answers, and says nothing for a good answer. */
export function sending(answer: (url: string) => Response | undefined = () => undefined) {
  const sent: Sent[] = []
  const fetch: Fetch = (url, init) => {
    const { href } = new URL(url)
    const headers = [...new Headers(init.headers)].join('\n')
    sent.push({ url: href, hasToken: headers.includes(FIXED.accessToken) })
    return Promise.resolve(answer(href) ?? goodAnswer(href, ''))
  }
  const { accessToken } = FIXED
  return { sent, conn: new Connection({ accessToken, instanceUrl: HOST, fetch, retry: 0 }) }
}
