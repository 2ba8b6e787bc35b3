import { once } from 'node:events'
import { createServer as createHttpServer, request, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import { makeCertificate } from '../http/make-certificate.ts'
import { closeServer, type Listening } from './close-server.ts'
import { listen } from './listen.ts'
import { watchSilent } from './watch-silent.ts'

const SOON_MS_MAX = 4_000
const GRACE_MS = 5_000

async function listening(server: Server): Promise<Listening & { port: number }> {
  return { server, endSilent: watchSilent(server), port: await listen(server, '127.0.0.1', 0) }
}

async function timed(work: Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work
  return performance.now() - startedAt
}

test('a running request finishes, a new one is refused, and idle connections do not hold the end up', async () => {
  const open = await listening(createHttpServer((_, answer) => void setTimeout(() => answer.end('done'), 200)))
  const { port } = open
  const running = once(request({ port, headers: { connection: 'keep-alive' } }).end(), 'response')
  await once(open.server, 'request')
  const closed = timed(closeServer(open, GRACE_MS))
  await expect(once(request({ port }).end(), 'response')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  const [answer] = await running
  answer.resume()
  expect(answer.statusCode).toBe(200)
  expect(await closed).toBeLessThan(SOON_MS_MAX)
})

test('a connection that nobody has used does not hold the end up', async () => {
  const open = await listening(createHttpServer())
  const accepted = once(open.server, 'connection')
  const spare = connect(open.port, '127.0.0.1').resume()
  await accepted
  const ended = once(spare, 'close')
  expect(await timed(closeServer(open, GRACE_MS))).toBeLessThan(SOON_MS_MAX)
  await ended
})

test('nor does one that has done no more than to agree on a cipher, or not even that', async () => {
  const open = await listening(createHttpsServer(makeCertificate(new Date())))
  const greeted = once(open.server, 'secureConnection')
  const spare = connectTls({ port: open.port, host: '127.0.0.1', rejectUnauthorized: false }).resume()
  await greeted
  const accepted = once(open.server, 'connection')
  const mute = connect(open.port, '127.0.0.1').resume()
  await accepted
  const ended = [once(spare, 'close'), once(mute, 'close')]
  expect(await timed(closeServer(open, GRACE_MS))).toBeLessThan(SOON_MS_MAX)
  await Promise.all(ended)
})

test('a question that arrives as the stop begins is answered', async () => {
  const open = await listening(createHttpServer((_, answer) => answer.end('heard')))
  const accepted = once(open.server, 'connection')
  const late = connect(open.port, '127.0.0.1')
  await accepted
  const closed = closeServer(open, GRACE_MS)
  late.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n')
  const [answer] = await once(late, 'data')
  expect(String(answer)).toContain('heard')
  await closed
})

test('a request that outlives the grace is cut', async () => {
  const open = await listening(createHttpServer(() => undefined))
  const running = once(request({ port: open.port }).end(), 'response')
  const cut = expect(running).rejects.toMatchObject({ code: 'ECONNRESET' })
  await once(open.server, 'request')
  await closeServer(open, 50)
  await cut
})
