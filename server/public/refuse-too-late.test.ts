import { expect, test, vi } from 'vitest'
import type { Join } from '../join/read-join.ts'
import { refuseTooLate } from './refuse-too-late.ts'

const CLOSES_AT = '2026-11-20T15:00:00.000Z'
const joinOf = (closing: string): Join =>
  ({ tenantId: 't', answer: { services: [{ id: 'cash', closing, closes_at: CLOSES_AT }] } }) as unknown as Join

function asked({ join = joinOf('refuse'), service = 'cash', isIn = false, fails = false } = {}) {
  const onFailure = vi.fn()
  const readJoin = fails ? () => Promise.reject(new Error('no thread')) : () => Promise.resolve(join)
  const done = refuseTooLate('b', service, { readJoin, isInLine: () => Promise.resolve(isIn), onFailure })
  return { done, onFailure }
}

test('[WT19] who does not fit any more is refused, and told when the branch closes', async () => {
  await expect(asked().done).rejects.toMatchObject({ code: 'too_late_today', details: { closes_at: CLOSES_AT } })
})

test.each([
  ['who is in line already', { isIn: true }],
  ['whom the tenant only warns', { join: joinOf('warn') }],
  ['who asks for something that is not offered', { service: 'other' }],
])('[WT19] %s is not refused here', async (_, how) => {
  await expect(asked(how).done).resolves.toBeUndefined()
})

test('[WT19] a wait that could not be computed sends nobody away, and is told to who answers for the server', async () => {
  const { done, onFailure } = asked({ fails: true })
  await expect(done).resolves.toBeUndefined()
  expect(onFailure).toHaveBeenCalledOnce()
})
