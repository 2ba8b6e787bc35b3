import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makeSocketDirectory, SOCKET_PATH_BYTES_MAX, socketPathBytes } from './socket-directory.ts'

const made: string[] = []
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'socket-'))
  made.push(folder)
  return folder
}

test('the socket folder lies beside the data and is closed to others', () => {
  const data = join(aFolder(), 'postgres')
  expect(makeSocketDirectory(data, undefined)).toBe(`${data}.socket`)
  expect(statSync(`${data}.socket`).mode & 0o777).toBe(0o700)
})

test('the longest path that fits is used in place, one byte more is not', () => {
  const folder = aFolder()
  const room = SOCKET_PATH_BYTES_MAX - socketPathBytes(join(folder, '.socket'))
  const fits = join(folder, 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2))
  expect(socketPathBytes(`${fits}.socket`)).toBe(SOCKET_PATH_BYTES_MAX)
  expect(makeSocketDirectory(fits, undefined)).toBe(`${fits}.socket`)
  const short = makeSocketDirectory(`${fits}x`, undefined)
  made.push(short)
  expect(socketPathBytes(short)).toBeLessThanOrEqual(SOCKET_PATH_BYTES_MAX)
  expect(makeSocketDirectory(`${fits}x`, undefined)).toBe(short)
})

test('a socket folder that is somebody else’s link is refused', () => {
  const folder = aFolder()
  symlinkSync(aFolder(), join(folder, 'postgres.socket'))
  expect(() => makeSocketDirectory(join(folder, 'postgres'), undefined)).toThrow(/someone else/)
})
