import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { toFetchResponse } from './to-response.ts'

async function piecesOf(body: readonly (string | Buffer)[]): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of toFetchResponse({ status: 200, headers: {}, body }, 'GET').body ?? []) pieces.push(piece)
  return pieces
}

test('a large part is sent from where it is, not copied for each reader', async () => {
  const large = Buffer.alloc(1_000_000, 0x20)
  const pieces = await piecesOf(['[', large, ']'])
  expect(pieces.some((piece) => piece.buffer === large.buffer)).toBe(true)
  expect(Buffer.concat(pieces).toString()).toBe(`[${large}]`)
})

test('small parts are sent as one', async () => {
  expect((await piecesOf(['[', Buffer.from('1'), ']'])).map(String)).toEqual(['91,49,93'])
})
