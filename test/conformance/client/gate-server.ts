import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type GateServer = {
  base: string
  /** From now on only this token opens; without one, everything is open. */
  expect: (token: string | undefined) => void
  refused: () => number
  close: () => Promise<void>
}

export type GateOptions = {
  /** What the gate serves itself, for instance a page; undefined passes the request on. */
  serve?: (request: IncomingMessage) => { type: string; body: string } | undefined
}

const OWN_HEADERS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' }

/** Stands before the engine as an application does: asks for a token, and passes what has it through untouched. */
export async function startGateServer(target: () => string, { serve }: GateOptions = {}): Promise<GateServer> {
  let token: string | undefined
  let refused = 0

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { hostname, port } = new URL(target())
    const { method, url: path, headers } = incoming
    const outgoing = httpRequest({ hostname, port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    outgoing.on('error', () => response.destroy())
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }

  const server = createServer((incoming, response) => {
    const own = serve?.(incoming)
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-store' }).end(own.body)
      return
    }
    const isRefused = token !== undefined && incoming.headers.authorization !== `Bearer ${token}`
    if (!isRefused) {
      pass(incoming, response)
      return
    }
    refused += 1
    response.writeHead(401, { 'content-type': 'application/json', 'cache-control': 'no-store', ...OWN_HEADERS })
    response.end('{"message":"the token has expired"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const expect = (wanted: string | undefined): void => {
    token = wanted
    // Requests that wait were let in by the old token, as on a site whose sessions end.
    server.closeAllConnections()
  }
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { base: `http://127.0.0.1:${port}`, expect, refused: () => refused, close }
}
