import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../sync/commands/registry.ts'
import { type Device, issueArgs, type Outcome, World } from '../../setup/world.ts'
import { fingerprint } from './fingerprint.ts'
import type { ForeignReference } from './foreign-reference.ts'
import { FOREIGN_REFERENCES } from './foreign-references.ts'
import { aBank, type Bank } from './two-banks.ts'

const world = await World.create()
let own: Bank
const others: Record<string, Bank> = {}
let server: Device

beforeAll(async () => {
  own = await aBank(world)
  // Its own numbers must not be the others': a typed number shall find nothing here.
  await world.root.query(`update app.tickets set number = 'B' || substr(number, 2) where branch_id = $1`, [
    own.branch.branchId,
  ])
  others['another bank'] = await aBank(world)
  others['another branch of the same bank'] = await aBank(world, own.branch.tenantId)
  const { rows } = await world.root.query<{ deviceId: string; writerId: string }>(
    `select d.id as "deviceId", w.id as "writerId" from app.devices d join app.writers w on w.device_id = d.id
     where d.kind = 'server' and d.branch_id = $1`,
    [own.branch.branchId],
  )
  const { tenantId, branchId } = own.branch
  server = {
    tenantId,
    branchId,
    deviceId: rows[0]?.deviceId ?? '',
    writerId: rows[0]?.writerId ?? '',
    sessionId: null,
    seq: 0,
  }
})
afterAll(() => world.close())

/** The first kind of device that may send it; people are managers and admins, so that nothing else refuses it. */
function senderOf({ name }: ForeignReference): Device {
  const who: readonly string[] = commandRegistry[name as keyof typeof commandRegistry].who
  if (who.includes('tablet')) return own.tablet
  return who.includes('console') && name !== 'publish_configuration'
    ? own.console
    : who.includes('kiosk')
      ? own.kiosk
      : server
}

const told = ({ kind, code, reason, flags }: Outcome): string => [kind, code ?? reason ?? flags?.join(' ')].join(' ')

const KINDS_OF_OTHER = ['another bank', 'another branch of the same bank'] as const

describe.each(KINDS_OF_OTHER)('a reference to what belongs to %s is not known, and nothing there changes', (which) => {
  it.each(FOREIGN_REFERENCES)('$name ($kind): $reference', async (reference) => {
    const other = others[which] as Bank
    const before = await fingerprint(world.root, 'branch_id', other.branch.branchId)
    const tickets = await world.root.query(
      'select id, version from app.tickets where branch_id = $1 and id = any ($2) order by id',
      [own.branch.branchId, [own.called, own.waiting]],
    )
    const outcome = await world.give(senderOf(reference), reference.name, reference.kind, reference.args(own, other))
    expect(told(outcome)).toBe(reference.expected)
    expect(await fingerprint(world.root, 'branch_id', other.branch.branchId)).toEqual(before)
    const after = await world.root.query(
      'select id, version from app.tickets where branch_id = $1 and id = any ($2) order by id',
      [own.branch.branchId, [own.called, own.waiting]],
    )
    expect(after.rows).toEqual(tickets.rows)
  })

  it('a lost call of theirs is not put back by a call here', async () => {
    const other = others[which] as Bank
    const before = await fingerprint(world.root, 'branch_id', other.branch.branchId)
    const issued = await world.give(
      own.kiosk,
      'issue_ticket',
      'fact',
      issueArgs(own.branch, own.day, which === 'another bank' ? 501 : 503),
    )
    const args = { ticket_id: issued.ticket_id, counter_id: own.branch.counters[1], instead_of: other.callId }
    expect(told(await world.give(own.tablet, 'call_ticket', 'fact', args))).toBe('applied ')
    expect(await fingerprint(world.root, 'branch_id', other.branch.branchId)).toEqual(before)
  })
})

it('a ticket id of another bank is free here; one of another branch of the bank is not a ticket any more', async () => {
  const [bank, branch] = KINDS_OF_OTHER.map((which) => others[which] as Bank)
  const args = (ticketId: string | undefined, n: number) => issueArgs(own.branch, own.day, n, { ticket_id: ticketId })
  expect((await world.give(own.kiosk, 'issue_ticket', 'fact', args(bank?.called, 601))).kind).toBe('applied')
  expect(told(await world.give(own.kiosk, 'issue_ticket', 'fact', args(branch?.called, 603)))).toBe(
    'quarantined malformed',
  )
})

it('a command id of another bank is free here; one of another device of the bank has no effect', async () => {
  const [bank, branch] = KINDS_OF_OTHER.map((which) => others[which] as Bank)
  const note = { ticket_id: own.waiting, text: 'x' }
  const given = (id: string | undefined) =>
    world.give(own.tablet, 'note_ticket', 'fact', note, { id: id ?? randomUUID() })
  expect(told(await given(bank?.callId))).toBe('applied ')
  expect(told(await given(branch?.callId))).toBe('quarantined malformed')
})
