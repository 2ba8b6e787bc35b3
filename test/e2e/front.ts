import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { shellByPath } from '../../server/client/shells.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'

/**
 * What stands between a browser and the server, and turns bad as a test wants it: serves one version of the client or another,
 * is away, or answers everything as the sign-in page of a network does.
 */
export type Front = {
  readonly port: number
  /** From now on pages, scripts and worker are of this build. */
  serve(clientFolder: string): void
  /** `api`: only what is no file of the client; `push`: only the way by which commands go. */
  away(what: Missing): void
  /** `files`: all but the worker's own script, as where that one was let through just before. */
  captive(what: boolean | 'files'): void
  /** Changes an answer to a question for rows; the text is as the server gave it. */
  rewrite(change: ((text: string) => string) | undefined): void
  close(): Promise<void>
}

type Missing = 'nothing' | 'push' | 'api' | 'all'

const PORTAL =
  '<!doctype html><html><head><title>Hotel</title></head><body><h1>Welcome to our network</h1></body></html>'
const CLIENT = /^\/(?:assets|icons|install)\/|^\/service-worker\.js$/

export async function openFront(server: string, clientFolder: string): Promise<Front> {
  let listener = listenerOf(clientFolder)
  let missing: Missing = 'nothing'
  let captive: boolean | 'files' = false
  let rewrite: ((text: string) => string) | undefined

  const front = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', server).pathname
    const isClient = CLIENT.test(path) || shellByPath[path] !== undefined
    const isMissing = { nothing: false, push: path === '/api/push', api: !isClient, all: true }[missing]
    if (isMissing) incoming.socket.destroy()
    else if (captive === true || (captive === 'files' && path !== '/service-worker.js'))
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
    else if (isClient) void listener(incoming, outgoing)
    else forward(server, incoming, outgoing, path === '/v1/shape' ? rewrite : undefined)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  return {
    port: (front.address() as AddressInfo).port,
    serve(folder) {
      listener = listenerOf(folder)
    },
    away(what) {
      missing = what
      if (what !== 'nothing') front.closeAllConnections()
    },
    captive(what) {
      captive = what
      front.closeAllConnections()
    },
    rewrite(change) {
      rewrite = change
      front.closeAllConnections()
    },
    async close() {
      front.closeAllConnections()
      await new Promise((resolve) => front.close(resolve))
    },
  }
}

/** As the server itself serves its client, with all headers. */
function listenerOf(clientFolder: string) {
  return getRequestListener(createApp(fakeDeps({}, { clientFolder })).fetch)
}

function forward(
  server: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  rewrite: ((text: string) => string) | undefined,
): void {
  const headers = rewrite === undefined ? incoming.headers : { ...incoming.headers, 'accept-encoding': 'identity' }
  const asked = request(
    new URL(incoming.url ?? '/', server),
    { method: incoming.method ?? 'GET', headers },
    (answer) => {
      const { statusCode = 502 } = answer
      if (rewrite === undefined || statusCode !== 200) {
        outgoing.writeHead(statusCode, answer.headers)
        answer.pipe(outgoing)
        return
      }
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers
        outgoing.writeHead(statusCode, kept).end(rewrite(Buffer.concat(parts).toString()))
      })
    },
  )
  asked.on('error', () => outgoing.destroy())
  outgoing.on('close', () => asked.destroy())
  incoming.pipe(asked)
}
