import { expect, test, vi } from 'vitest'
import type { OutboxRow } from '../../../../sync/outbox/outbox-row.ts'
import { getPaper } from './get-paper.ts'

const issued = { id: 'one', args: { ticket_id: 't', secret: 's', number: 'A-X07' } } as unknown as OutboxRow
const never = () => new Promise<never>(() => undefined)
const token = { ok: true as const, value: { access_token: 'T' } as never }
function parts() {
  const askFile = vi.fn(async () => ({ ok: true as const, value: new Blob(['%PDF-']) }))
  const home = { token: vi.fn(async () => token) } as never
  return { askFile, home, decided: async () => undefined as unknown, after: never as () => Promise<void> }
}

test('[DP13] the paper is asked for once the authority has the ticket, with the secret that this tablet alone has', async () => {
  const given = parts()
  const decisions: (() => void)[] = []
  const decided = () => new Promise<void>((resolve) => decisions.push(resolve))
  const asking = getPaper(issued, 'ar', { ...given, decided })
  await Promise.resolve()
  expect(given.askFile).not.toHaveBeenCalled()
  for (const decide of decisions) decide()
  expect((await asking).ok).toBe(true)
  expect(given.askFile).toHaveBeenCalledWith({
    path: '/api/tickets/t/print',
    body: { language: 'ar', secret: 's' },
    token: 'T',
    type: 'application/pdf',
  })
})

test('[DP13] without a server nobody waits for long, and nothing is asked', async () => {
  const given = parts()
  const answer = await getPaper(issued, 'ar', { ...given, decided: never, after: async () => undefined })
  expect(answer).toMatchObject({ ok: false, fault: { code: 'no_connection' } })
  expect(given.askFile).not.toHaveBeenCalled()
})

test('[DP13] a tablet that proves nothing says why', async () => {
  const fault = { ok: false as const, fault: { code: 'device_revoked', details: {} } }
  const home = { token: async () => fault } as never
  expect(await getPaper(issued, 'fr', { ...parts(), home })).toBe(fault)
  const nobody = { token: async () => undefined } as never
  expect(await getPaper(issued, 'fr', { ...parts(), home: nobody })).toMatchObject({
    fault: { code: 'unauthenticated' },
  })
})
