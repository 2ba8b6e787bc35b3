import { expect, test } from 'vitest'
import { tenantId } from '../../../../sync/ids.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import type { ClosingVerdict } from '../../../../sync/waits/closing-guard.ts'
import { createFakeDevice } from '../../../app/hooks/fake-device.ts'
import { aDecidedIssue } from '../../../device/printing/an-issue.ts'
import { aBranch, idOf } from './a-branch.ts'
import { createUsedCodes } from './check-in/used-codes.ts'
import { issue } from './issue.ts'
import { startOfFlow } from './next-flow.ts'

const TODAY = '2026-11-26'
const service = idOf('cash')
const row = (id: string, order_at: number): [string, TicketRow] => [
  id,
  { id, state: 'waiting', queue_day: TODAY, number_day: TODAY, service_id: service, order_at } as unknown as TicketRow,
]
const own = String(aDecidedIssue.row.args.ticket_id)

const joins = (): ClosingVerdict => 'join'
const untilFirstByte = async (): Promise<void> => undefined

async function aheadOnScreen(visit: object, ownOrderAt: number | undefined) {
  const device = createFakeDevice()
  const others = [row('one', 10), row('two', 20)]
  device.show({ today: TODAY, configuration: aBranch(), tickets: new Map(others) })
  const place = {
    ...{ device, configuration: aBranch(), tenantId: tenantId.parse('00000000-0000-4000-8000-0000000000aa') },
    ...{
      publicAddress: () => 'https://bank.example',
      usedCodes: createUsedCodes(),
      quoteArgs: () => ({}),
      closingOf: joins,
      untilFirstByte,
    },
  }
  const issuing = issue(place, { ...startOfFlow.visit, serviceId: service, ...visit })
  if (ownOrderAt !== undefined) device.show({ tickets: new Map([...others, row(own, ownOrderAt)]) })
  device.asked[0]?.settle({ kind: 'written', row: aDecidedIssue.row })
  const event = await issuing
  return event.kind === 'written' ? event.ticket.ahead : event
}

test('[KP3] the screen counts who is ahead as the paper does: of a class, not everybody', async () => {
  const classId = '00000000-0000-4000-8000-000000000077'
  expect(await aheadOnScreen({}, 30)).toBe(2)
  expect(await aheadOnScreen({ classId }, 15)).toBe(1)
})

test('[KP3] before the line has heard of the ticket nothing is claimed of a class', async () => {
  expect(await aheadOnScreen({}, undefined)).toBe(2)
  expect(await aheadOnScreen({ classId: '00000000-0000-4000-8000-000000000077' }, undefined)).toBe(undefined)
})

test('[KF24] [KF25] the tenant’s refusal holds where the ticket would be written; not for who was asked, nor for an appointment', async () => {
  const device = createFakeDevice()
  device.show({ today: TODAY, configuration: aBranch() })
  const place = {
    ...{ device, configuration: aBranch(), tenantId: tenantId.parse('00000000-0000-4000-8000-0000000000aa') },
    ...{ publicAddress: () => 'https://bank.example', usedCodes: createUsedCodes(), quoteArgs: () => ({}) },
    closingOf: (): ClosingVerdict => 'refuse',
    untilFirstByte,
  }
  const visit = { ...startOfFlow.visit, serviceId: service }
  expect(await issue(place, visit)).toEqual({ kind: 'refused', why: 'too_late_today' })
  expect(device.asked).toEqual([])
  void issue(place, { ...visit, isLateKnown: true })
  void issue(place, { ...visit, code: 'K7F2' })
  expect(device.asked).toHaveLength(2)
})
