import { expect, test, vi } from 'vitest'
import type { Answer } from '../../../api/answer.ts'
import { createAskServer, NOBODY } from './ask-server.ts'

const days = { branch_id: 'b', first_day: '2026-11-25', last_day: '2026-11-26' }

function aServer(answer: Answer<unknown>, isSignedIn = true) {
  const ask = vi.fn(async (_question: { path: string; body?: unknown }) => answer)
  const session = { current: () => (isSignedIn ? {} : undefined), ask }
  return { ask, askServer: createAskServer({ session } as never) }
}

test('[SE2] a phone is asked for in the body, and rows come with instants as everywhere', async () => {
  const row = { ticket_id: 't', queued_at: '2026-11-26T08:00:00.5+00:00', called_at: null, number: 'A-048' }
  const { ask, askServer } = aServer({ ok: true, value: { tickets: [row] } })
  const rows = await askServer('find_tickets', { ...days, phone: '456' })
  expect(rows).toEqual([{ ...row, queued_at: Date.parse('2026-11-26T08:00:00.500Z') }])
  const { branch_id, ...rest } = days
  expect(ask.mock.calls[0]?.[0]).toMatchObject({
    path: `/api/branches/${branch_id}/find-tickets`,
    body: { ...rest, phone: '456' },
  })
})

test('[SE3] what was finished is asked for by day and counter', async () => {
  const { ask, askServer } = aServer({ ok: true, value: { services: [] } })
  expect(await askServer('finished_services', { branch_id: 'b', day: '2026-11-26', counter_id: 'c' })).toEqual([])
  expect(ask.mock.calls[0]?.[0].path).toBe('/api/branches/b/finished?day=2026-11-26&counter_id=c')
})

test('[SE2] nobody is asked for nobody, by nobody, or for what only a lens knows', async () => {
  const { ask, askServer } = aServer({ ok: true, value: {} })
  expect(await askServer('find_tickets', { ...days, ...NOBODY })).toEqual([])
  await expect(askServer('waiting_line', { branch_id: 'b', day: '2026-11-26' })).rejects.toThrow('no server to ask')
  const signedOut = aServer({ ok: true, value: {} }, false)
  await expect(signedOut.askServer('find_tickets', { ...days, number: '1' })).rejects.toThrow('no server to ask')
  expect([ask.mock.calls, signedOut.ask.mock.calls]).toEqual([[], []])
  const refused = aServer({ ok: false, fault: { code: 'no_connection', details: {} } })
  await expect(refused.askServer('find_tickets', { ...days, number: '1' })).rejects.toThrow('no_connection')
})
