import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handler } from './handler.ts'

/** One instance of the function, for development: what the platform does around the handler. */
const server = createServer((_request, response) => {
  handler().then(
    async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    },
    (error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    },
  )
})
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(`http://127.0.0.1:${port}`)
})
