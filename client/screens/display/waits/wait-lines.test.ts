import { expect, test } from 'vitest'
import { aBranch, idOf } from '../../kiosk/flow/a-branch.ts'
import { aCall, TODAY } from '../calls/a-ticket.ts'
import { waitLines } from './wait-lines.ts'

test('[DY17] each service that is offered says how many wait for it today', () => {
  const branch = aBranch({ services: [{ key: 'cash' }, { key: 'loans' }, { key: 'old', retired: true }] })
  const waits = (n: number, service: string, more = {}) =>
    aCall(`A-${n}`, 0, { state: 'waiting', service_id: idOf(service), ...more })
  const tickets = [
    ...[waits(1, 'cash'), waits(2, 'cash'), waits(3, 'old')],
    ...[waits(4, 'cash', { queue_day: '2026-11-26' }), waits(5, 'loans', { state: 'called' })],
  ]
  expect(waitLines(branch, tickets, TODAY).map(({ names, waiting }) => `${names.en} ${waiting}`)).toEqual([
    'Cash 2',
    'Loans 0',
  ])
})
