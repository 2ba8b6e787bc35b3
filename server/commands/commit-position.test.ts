import { expect, it } from 'vitest'
import { createCommitPosition } from './commit-position.ts'

function readings() {
  const pending: ((position: string) => void)[] = []
  const position = createCommitPosition(() => new Promise((resolve) => pending.push(resolve)))
  return { position, pending }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('callers of one moment share a reading', async () => {
  const { position, pending } = readings()
  const answers = [position(), position()]
  await turn()
  expect(pending).toHaveLength(1)
  pending[0]?.('1')
  expect(await Promise.all(answers)).toEqual(['1', '1'])
})

it('a caller during a reading gets the one that begins after it asked', async () => {
  const { position, pending } = readings()
  const first = position()
  await turn()
  const second = position()
  pending[0]?.('1')
  expect(await first).toBe('1')
  await turn()
  pending[1]?.('2')
  expect(await second).toBe('2')
})

it('a failed reading does not fail the one after it', async () => {
  let calls = 0
  const position = createCommitPosition(async () => {
    calls += 1
    if (calls === 1) throw new Error('gone')
    return 'ok'
  })
  await expect(position()).rejects.toThrow('gone')
  expect(await position()).toBe('ok')
})
