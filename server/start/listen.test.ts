import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
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
