import { once } from 'node:events'
import { request as plainRequest, type Server } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { createServer } from './create-server.ts'
import { fakeDeps } from './fake-deps.ts'
import { makeCertificate } from './make-certificate.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(environment = {}, tls?: { cert: string; key: string }) {
  const deps = fakeDeps(environment)
  const app = createApp(deps)
  app.post('/length', async (c) => c.json({ length: (await c.req.text()).length }))
  const server = createServer(app, { ...deps.config, tls }, deps.messageFor)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, deps }
}

/** Speaks HTTP by hand, for what a well-behaved client cannot say. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return answer
}

const HEAD = 'POST /length HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

describe('createServer', () => {
  test('a chunked body under the limit arrives whole, and one over it is 413', async () => {
    const { port } = await listen({ BODY_LIMIT_BYTES: '1024' })
    const chunked = `${HEAD}connection: close\r\ntransfer-encoding: chunked\r\n\r\n`
    const small = await raw(port, `${chunked}${chunk('"aaa')}${chunk('bbb"')}0\r\n\r\n`)
    expect(small).toContain('{"length":8}')
    const large = await raw(port, `${chunked}${chunk('x'.repeat(1_000))}${chunk('y'.repeat(25))}0\r\n\r\n`)
    expect(large).toContain('413')
    expect(large).toContain('"code":"too_large"')
  })

  test('a declared length over the limit is refused before the body is sent', async () => {
    const { port } = await listen({ BODY_LIMIT_BYTES: '1024' })
    const answer = await raw(port, `${HEAD}content-length: 1000000000\r\n\r\n`)
    expect(answer).toContain('"code":"too_large"')
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  test('a body that never arrives is 408', async () => {
    const { port } = await listen({ REQUEST_TIMEOUT_MS: '100' })
    const answer = await raw(port, `${HEAD}content-length: 10\r\n\r\n{`)
    expect(answer).toContain('408')
    expect(answer).toContain('"code":"timed_out"')
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
    ['no host', 'GET / HTTP/1.0\r\n\r\n', 400, 'malformed'],
    ['no host in HTTP/1.1', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'malformed'],
    ['a tunnel', 'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n', 405, 'method_not_allowed'],
    ['the address of everything', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400, 'malformed'],
    ['a bad host', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400, 'malformed'],
    ['endless headers', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431, 'too_large'],
    ['two lengths', `${HEAD}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n`, 400, 'malformed'],
  ])('%s is answered in the one shape', async (_, text, status, code) => {
    const { port } = await listen()
    const answer = await raw(port, text)
    expect(answer).toContain(`HTTP/1.1 ${status}`)
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))
    expect(body).toEqual({ code, message: `en:${code}`, request_id: expect.any(String) })
  })

  test.each([
    ['an expectation that nobody knows', 'GET /nope HTTP/1.1\r\nhost: x\r\nexpect: bread\r\nconnection: close\r\n\r\n'],
    [
      'a wish to speak otherwise',
      'GET /nope HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade, close\r\n\r\n',
    ],
    ['a whole address', 'GET http://elsewhere.example/nope HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ])('%s is a request like any other', async (_, text) => {
    const { port } = await listen()
    const answer = await raw(port, text)
    expect(answer).toContain('"code":"not_found"')
  })

  test('the server goes on after each of them', async () => {
    const { port } = await listen()
    await raw(port, 'hello\r\n\r\n')
    const [answer] = await once(plainRequest({ port, path: '/health/live' }).end(), 'response')
    expect(answer.statusCode).toBe(200)
    answer.resume()
  })

  test('TLS by certificate and key', async () => {
    const tls = makeCertificate(new Date())
    const { port } = await listen({}, tls)
    const options = { port, path: '/health/live', ca: tls.cert, servername: 'localhost' }
    const [answer] = await once(tlsRequest(options).end(), 'response')
    expect(answer.statusCode).toBe(200)
    answer.resume()
  })
})
