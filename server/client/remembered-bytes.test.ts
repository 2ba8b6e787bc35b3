import { expect, test } from 'vitest'
import { createRememberedBytes } from './remembered-bytes.ts'

const sizes: Readonly<Record<string, number>> = { small: 1_000, long: 300_000 }

function reading() {
  const asked: string[] = []
  const bytesOf = createRememberedBytes(async (path) => {
    asked.push(path)
    return Buffer.alloc(sizes[path.split(' ')[0] ?? ''] ?? 200_000)
  })
  return { asked, bytesOf }
}

test('a small file is read once, a long one each time', async () => {
  const { asked, bytesOf } = reading()
  for (const name of ['small', 'long', 'small', 'long']) expect((await bytesOf(name)).length).toBe(sizes[name])
  expect(asked).toEqual(['small', 'long', 'long'])
})

test('what is remembered has a limit; beyond it files are read as ever', async () => {
  const { asked, bytesOf } = reading()
  const names = Array.from({ length: 100 }, (_, n) => `part ${n}`)
  for (const name of names) await bytesOf(name)
  for (const name of names) expect((await bytesOf(name)).length).toBe(200_000)
  expect(asked.length).toBe(100 + 100 - Math.floor(16_777_216 / 200_000))
})

test('a file that cannot be read is asked for again', async () => {
  let tries = 0
  const bytesOf = createRememberedBytes(async () => {
    tries += 1
    if (tries === 1) throw new Error('away')
    return Buffer.from('here')
  })
  await expect(bytesOf('small')).rejects.toThrow('away')
  expect(String(await bytesOf('small'))).toBe('here')
})
