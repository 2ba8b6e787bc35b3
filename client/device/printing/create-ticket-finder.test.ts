import { expect, test } from 'vitest'
import type { View } from '../../../sync/device/device.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { createMemoryDisk } from '../../../sync/ports/memory-disk.ts'
import { emptyView } from '../../../sync/view/empty-view.ts'
import { aDecidedIssue } from './an-issue.ts'
import { createTicketFinder } from './create-ticket-finder.ts'

const { row, place, print } = aDecidedIssue
const ticketId = print.ticket_id

async function aFinder(view: Partial<View>, isOnDisk: boolean) {
  const disk = createMemoryDisk().open()
  if (isOnDisk) {
    await disk.write(['outbox', 'places', 'prints'], async (tx) => {
      tx.put('outbox', [row])
      tx.put('places', [place])
      tx.put('prints', [print])
    })
  }
  return createTicketFinder(disk, () => ({ ...emptyView, ...view }))
}

test('[KP1] a ticket that was just issued is found among what is pending', async () => {
  const find = await aFinder({ pending: [row] }, false)
  expect(await find(ticketId)).toMatchObject({ ticketId, number: 'A-048', secret: 'abcdefghijklmnop' })
})

test('[KP1] after a restart, and long after it was decided, it is found on the disk', async () => {
  const find = await aFinder({}, true)
  expect(await find(ticketId)).toMatchObject({ ticketId, number: 'A-048', secret: 'abcdefghijklmnop' })
})

test('[KP1] dropped from the outbox it is found among the branch’s own rows; of another nothing is known', async () => {
  const ticket = { id: ticketId, number: 'A-048', number_day: '2026-11-26', service_id: 'cash', queued_at: 5 }
  const find = await aFinder({ tickets: new Map([[ticketId, ticket]]) as unknown as View['tickets'] }, false)
  expect(await find(ticketId)).toMatchObject({ number: 'A-048', issuedAt: 5 })
  expect(await find(ticketId)).not.toHaveProperty('secret')
  expect(await find('another')).toBeUndefined()
})

test('[OB7] a command that cannot be read is not guessed at', async () => {
  const strange = { ...row, args: { of: 'a later version' } } as unknown as OutboxRow
  const find = await aFinder({ pending: [strange] }, false)
  expect(await find(ticketId)).toBeUndefined()
})
