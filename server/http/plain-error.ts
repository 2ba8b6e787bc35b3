import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { MessageFor } from './answer-error.ts'
import type { HttpErrorCode } from './http-error-codes.ts'

/** The one error shape for what never became a request of the app: its language cannot be known, so it is English. */
function errorText(code: HttpErrorCode, messageFor: MessageFor): string {
  return JSON.stringify({ code, message: messageFor(code, 'en'), request_id: randomUUID() })
}

/** What never reached the app does not get the app's headers either; an error needs no more than these. */
const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const satisfies OutgoingHttpHeaders

export function plainErrorResponse(code: HttpErrorCode, status: number, messageFor: MessageFor): Response {
  return new Response(errorText(code, messageFor), { status, headers: { ...HEADERS, connection: 'close' } })
}

const ANSWERS: Readonly<Record<string, readonly [HttpErrorCode, number]>> = {
  HPE_HEADER_OVERFLOW: ['too_large', 431],
  ERR_HTTP_REQUEST_TIMEOUT: ['timed_out', 408],
}

/** Answers what Node's parser refuses; by default it would answer without a body. */
export function onClientError(messageFor: MessageFor) {
  return (error: Error & { code?: string }, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const [code, status] = ANSWERS[error.code ?? ''] ?? (['malformed', 400] as const)
    endWithError(socket, code, status, messageFor)
  }
}

/** For a head that can be read in two ways: what follows it on the connection cannot be trusted either. */
export function refuseHead(messageFor: MessageFor) {
  return (outgoing: ServerResponse, code: 'malformed' | 'too_large'): void => {
    const body = errorText(code, messageFor)
    const length = { 'content-length': Buffer.byteLength(body) }
    outgoing.writeHead(code === 'too_large' ? 431 : 400, { ...HEADERS, ...length, connection: 'close' })
    outgoing.end(body)
  }
}

/** Nothing here is a proxy; by default Node would close the connection without a word. */
export function refuseTunnel(messageFor: MessageFor) {
  return (_request: IncomingMessage, socket: Duplex): void => {
    socket.on('error', () => socket.destroy())
    endWithError(socket, 'method_not_allowed', 405, messageFor)
  }
}

function endWithError(socket: Duplex, code: HttpErrorCode, status: number, messageFor: MessageFor): void {
  const body = errorText(code, messageFor)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
