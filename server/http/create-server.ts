import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../config/config-type.ts'
import type { MessageFor } from './answer-error.ts'
import type { App } from './app-env.ts'
import { headFault } from './head-fault.ts'
import { onClientError, plainErrorResponse, refuseHead, refuseTunnel } from './plain-error.ts'

/** Room for the app to answer a slow body itself, before the socket is cut. */
const TIMEOUT_MARGIN_MS = 5_000
const HEADERS_TIMEOUT_MS = 15_000
const KEEP_ALIVE_TIMEOUT_MS = 65_000
const HEADER_BYTES_MAX = 16_384
const CONNECTIONS_CHECK_MS = 5_000
const CONNECTIONS_MAX = 10_000

type ServerConfig = Pick<Config, 'tls' | 'requestTimeoutMs'>

/** HTTP/1.1 with a limit on everything; HTTP/2 belongs to a front proxy. */
export function createServer(app: Pick<App, 'fetch'>, config: ServerConfig, messageFor: MessageFor): Server {
  const listener = getRequestListener(app.fetch, {
    errorHandler: () => plainErrorResponse('malformed', 400, messageFor),
  })
  const limits = {
    requestTimeout: config.requestTimeoutMs + TIMEOUT_MARGIN_MS,
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS, config.requestTimeoutMs + TIMEOUT_MARGIN_MS),
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    maxHeaderSize: HEADER_BYTES_MAX,
    connectionsCheckingInterval: CONNECTIONS_CHECK_MS,
    // Node would refuse by an empty 400; our own answer to a missing host has the one shape.
    requireHostHeader: false,
  }
  const refuse = refuseHead(messageFor)
  /** Their last answer is under way. What else came with it was parsed already, and must reach nobody. */
  const condemned = new WeakSet<IncomingMessage['socket']>()
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (condemned.has(incoming.socket)) return
    const fault = headFault(incoming.rawHeaders)
    if (fault === undefined) {
      void listener(incoming, outgoing)
      return
    }
    condemned.add(incoming.socket)
    refuse(outgoing, fault)
  }
  const server =
    config.tls === undefined
      ? createHttpServer(limits, onRequest)
      : createHttpsServer({ ...limits, ...config.tls }, onRequest)
  server.maxConnections = CONNECTIONS_MAX
  // By default the rest of too many headers is dropped in silence; here they are counted, and refused.
  server.maxHeadersCount = 0
  server.on('clientError', onClientError(messageFor))
  server.on('connect', refuseTunnel(messageFor))
  // An expectation that nobody knows may be ignored; by default it is refused without a body.
  server.on('checkExpectation', onRequest)
  return server
}
