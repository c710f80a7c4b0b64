/** What an app has to know of an org to log in there. */
export interface Place {
  readonly url: string
  readonly clientId: string
  /** As it goes into the code; undefined for a public client. */
  readonly clientSecret: string | undefined
  readonly redirectUri: string
}

/** The code of a connection to an org, ready to be copied. */
export function connectionCode({ url, clientId, clientSecret, redirectUri }: Place): string {
  const members = [
    `loginUrl: '${url}'`,
    `clientId: '${clientId}'`,
    ...(clientSecret === undefined ? [] : [`clientSecret: ${clientSecret}`]),
    ...(redirectUri === '' ? [] : [`redirectUri: '${redirectUri}'`]),
  ]
  return `import { Connection } from 'strictforce'

const conn = new Connection({
  oauth2: {
${members.map((member) => `    ${member},`).join('\n')}
  },
})`
}
