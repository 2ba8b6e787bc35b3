import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Headers of a body that fetch has read: it is no longer as it was sent. */
const OF_TRANSFER = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])

/** The same server, whose content policy forbids compiling everywhere: as behind a front that sets its own. */
export async function withoutCompiling(base: string): Promise<{ base: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(base + request.url)
    for (const [name, value] of answer.headers) {
      const allowed = name === 'content-security-policy' ? value.replaceAll("'wasm-unsafe-eval'", '') : value
      if (!OF_TRANSFER.has(name)) response.setHeader(name, allowed)
    }
    response.writeHead(answer.status)
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}
