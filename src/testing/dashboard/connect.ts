/** Settings with which an app logs in to an org. */
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
    `loginUrl: ${literal(url)}`,
    `clientId: ${literal(clientId)}`,
    ...(clientSecret === undefined ? [] : [`clientSecret: ${clientSecret}`]),
    ...(redirectUri === '' ? [] : [`redirectUri: ${literal(redirectUri)}`]),
  ]
  return `import { Connection } from 'strictforce'

const conn = new Connection({
  oauth2: {
${members.map((member) => `    ${member},`).join('\n')}
  },
})`
}

/** A text as TypeScript writes it. */
export function literal(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
