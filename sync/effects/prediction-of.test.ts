import { beforeEach, describe, expect, it } from 'vitest'
import type { PublishedConfiguration } from '../configuration/published-configuration.ts'
import type { BaseRow } from '../replica/stored-rows.ts'
import { aCommand, aCounter, aTicket, COUNTER, DAY, NOW, SERVICE, seenOf, uuid, WRITING } from '../view/a-view.ts'
import { createView, type LiveView } from '../view/create-view.ts'
import { predictionOf } from './prediction-of.ts'
import { touchesOf } from './touches-of.ts'
import type { Seen, Writing } from './writing.ts'

const MINUTE_MS = 60_000
const CLASS = uuid(301)
const STRICT = uuid(302)
const configuration = (settings: Record<string, unknown> = {}): PublishedConfiguration =>
  ({
    branch: { clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }] },
    services: [{ id: SERVICE, prefix: 'A', asks_contact: true }],
    classes: [
      { id: CLASS, head_start_minutes: 15 },
      { id: STRICT, strict: true },
    ],
    settings: { let_pass_max: 2, reinstate_rule: 'keep_place', ...settings },
  }) as unknown as PublishedConfiguration

let view: LiveView
let seen: Seen
const load = (...rows: readonly BaseRow[]) => {
  view = createView({ onChange: () => undefined })
  view.load({ base: rows, confirmed: [], outbox: [] })
  seen = { ...seenOf(view), configuration: configuration() }
}
beforeEach(() => load(aTicket(1), aTicket(2), aCounter()))

const writing = (more: Partial<Writing> = {}): Writing => ({ ...WRITING, id: uuid(10), kind: 'fact', ...more })
const issue = { number_day: DAY, service_id: SERVICE, language: 'ar' }
const ids = (name: Parameters<typeof touchesOf>[0], args: Record<string, unknown>) =>
  touchesOf(name, args, seen).map(({ id }) => id)

describe('[EF1] the rows that a command touches', () => {
  it.each([[{ ticket_id: uuid(1) }], [{ number: 'A-001', number_day: DAY }]])(
    'are those of the ticket that it names: %j',
    (named) => {
      expect(touchesOf('park_ticket', named, seen)).toEqual([{ table: 'tickets', id: uuid(1) }])
    },
  )

  it('are none where nobody knows the ticket', () => {
    expect(ids('park_ticket', { number: 'A-009', number_day: DAY })).toEqual([])
    expect(ids('park_ticket', { number: 'A-001', number_day: '2026-11-19' })).toEqual([])
    expect(ids('park_ticket', { call: uuid(5) })).toEqual([])
    expect(ids('call_next', { counter_id: COUNTER, valid_for_ms: 1 })).toEqual([])
    expect(ids('publish_configuration', {})).toEqual([])
  })

  it('are the ticket of a typed number, a placeholder for its paper, else a new one', () => {
    load(aTicket(1), aTicket(2, 1, { is_placeholder: true }))
    const adopt = (n: number, proof: string) =>
      ids('adopt_ticket', { ticket_id: uuid(50), number: `A-00${n}`, number_day: DAY, proof })
    expect([adopt(1, 'typed'), adopt(2, 'signed'), adopt(1, 'signed'), adopt(7, 'typed')]).toEqual(
      [1, 2, 50, 50].map((n) => [uuid(n)]),
    )
  })

  it('are left to the writing transaction while a number is still to be taken', () => {
    expect(ids('issue_ticket', issue)).toEqual([])
  })
})

describe('what is stored with a new ticket', () => {
  it('is its class, its device and the day, whatever the configuration says later', () => {
    const told = predictionOf('issue_ticket', { ...issue, class_id: CLASS }, seen, writing())
    expect(told).toMatchObject({ at: NOW, day: DAY, staff_id: uuid(600) })
    expect(told.draft).toMatchObject({ class_id: CLASS, head_start_s: 900, origin: 'walk_in', device_id: uuid(500) })
    expect(predictionOf('issue_ticket', { ...issue, class_id: STRICT }, seen, writing()).draft).toMatchObject({
      head_start_s: 14_400,
    })
  })

  it('[C6] has a contact only where staff see it and the service asks for it', () => {
    const args = { ...issue, contact: { name: 'Salma', phone: '+21620000000' } }
    const draft = (kind: 'kiosk' | 'tablet', of: Record<string, unknown>) =>
      predictionOf('issue_ticket', of, seen, writing({ device: { ...WRITING.device, kind } })).draft
    expect(draft('tablet', args)).toMatchObject({
      contact_name: 'Salma',
      contact_phone: '+21620000000',
      contact_email: null,
    })
    expect(draft('kiosk', args)).not.toHaveProperty('contact_name')
    expect(draft('tablet', { ...args, service_id: uuid(802) })).not.toHaveProperty('contact_name')
  })

  it('of a paper is its own time, not before the day and not in the future', () => {
    const queuedAt = (issued_at: string) =>
      predictionOf('adopt_ticket', { number: 'A-009', number_day: DAY, proof: 'signed', issued_at }, seen, writing())
        .draft?.queued_at
    expect(queuedAt('2026-11-20T08:30:00.000Z')).toBe(NOW - 30 * MINUTE_MS)
    expect(queuedAt('2026-11-19T08:30:00.000Z')).toBe(Date.parse('2026-11-20T03:00:00.000Z'))
    expect(queuedAt('2026-11-20T09:30:00.000Z')).toBeUndefined()
  })
})

describe('where a ticket comes to stand', () => {
  const place = (name: 'let_pass' | 'reinstate_ticket', count = 1, settings = {}) =>
    predictionOf(name, { ticket_id: uuid(1), count }, { ...seen, configuration: configuration(settings) }, writing())
      .order_at

  it('[QU1] is just behind the last of those whom it lets pass', () => {
    const at = (minute: number) => ({ order_at: `2026-11-20T08:0${minute}:00.000000Z` })
    load(aTicket(1), aTicket(2, 1, at(1)), aTicket(3, 1, at(2)), aTicket(4, 1, { ...at(1), service_id: uuid(802) }))
    const eight = Date.parse('2026-11-20T08:00:00.000Z')
    expect([place('let_pass', 1), place('let_pass', 9)]).toEqual([1, 2].map((n) => eight + n * MINUTE_MS + 0.001))
    load(aTicket(1), aTicket(2, 1, { state: 'called' }))
    expect(place('let_pass')).toBeUndefined()
    load(aTicket(1, 1, { passes_used: 2 }), aTicket(2, 1, at(1)))
    expect(place('let_pass')).toBeUndefined()
  })

  it('is by the tenant’s rule for one that comes back', () => {
    expect(place('reinstate_ticket')).toBeUndefined()
    expect(place('reinstate_ticket', 1, { reinstate_rule: 'back_of_line' })).toBe(NOW)
    const minutes = { reinstate_rule: 'after_minutes', reinstate_after_minutes: 7 }
    expect(place('reinstate_ticket', 1, minutes)).toBe(NOW + 7 * MINUTE_MS)
  })
})

describe('[EF4] what an undo will put back', () => {
  it('is what the columns held that the command was to change', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seen)
    expect(park.prediction.before).toMatchObject({ [uuid(1)]: { state: 'waiting', recalls: 0, counter_id: null } })
    view.applyCommit([{ table: 'outbox', put: [park], deleted: [] }])
    const args = { command_id: park.id, elapsed_ms: 1 }
    expect(ids('undo_command', args)).toEqual([uuid(1)])
    expect(predictionOf('undo_command', args, seenOf(view), writing({ kind: 'intent' })).puts_back).toEqual(
      park.prediction.before,
    )
  })

  it('is nothing of a command that nobody knows any more', () => {
    const args = { command_id: uuid(77), elapsed_ms: 1 }
    expect(ids('undo_command', args)).toEqual([])
    expect(predictionOf('undo_command', args, seen, writing({ kind: 'intent' })).puts_back).toEqual({})
  })
})
