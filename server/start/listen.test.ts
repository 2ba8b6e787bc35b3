import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { closeServer } from './close-server.ts'
import { listen } from './listen.ts'

const taken = createServer()

afterAll(() => taken.close())

test('a taken port is said in words, with another one to try', async () => {
  const port = await listen(taken, '127.0.0.1', 0)
  const attempt = listen(createServer(), '127.0.0.1', port)
  await expect(attempt).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining(`PORT=${port + 1}`),
  })
})

test('a foreign address is said in words', async () => {
  await expect(listen(createServer(), '192.0.2.1', 0)).rejects.toMatchObject({ code: 'address_refused' })
})

test('a running request finishes, a new one is refused, and idle connections do not hold the end up', async () => {
  const server = createServer((_, answer) => void setTimeout(() => answer.end('done'), 200))
  const port = await listen(server, '127.0.0.1', 0)
  const running = once(request({ port, headers: { connection: 'keep-alive' } }).end(), 'response')
  await once(server, 'request')
  const startedAt = performance.now()
  const closed = closeServer(server, 5_000)
  await expect(once(request({ port }).end(), 'response')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  const [answer] = await running
  answer.resume()
  expect(answer.statusCode).toBe(200)
  await closed
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('a request that outlives the grace is cut', async () => {
  const server = createServer(() => undefined)
  const port = await listen(server, '127.0.0.1', 0)
  const running = once(request({ port }).end(), 'response')
  const cut = expect(running).rejects.toMatchObject({ code: 'ECONNRESET' })
  await once(server, 'request')
  await closeServer(server, 50)
  await cut
})
