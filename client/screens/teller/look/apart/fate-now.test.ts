import { expect, test } from 'vitest'
import type { View } from '../../../../../sync/device/device.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { tellerApartEn } from '../../../../words/teller-apart/en.ts'
import type { Say } from '../../../../words/use-words.ts'
import { fateNow } from './fate-now.ts'
import { outcomeSentences } from './outcome-sentences.ts'

const [HERE, CALL] = ['here', 'the call']
const row = (more: Record<string, unknown> = {}) =>
  ({
    ...{ id: CALL, name: 'call_ticket', kind: 'fact', args: { ticket_id: 'one', counter_id: HERE } },
    prediction: { seen: { one: { called_by_command: CALL, leg_index: 0 } } },
    ...{ outcome: { kind: 'applied', flags: ['late'], ticket_id: 'one' }, ...more },
  }) as unknown as OutboxRow
const viewOf = (flags: readonly string[], counterId: string | null = HERE, more: object = {}) =>
  ({
    tickets: new Map([['one', { id: 'one', flags, counter_id: counterId, called_by_command: CALL, ...more }]]),
    counters: new Map([['there', { label: '2' }]]),
  }) as unknown as View
const say = ((key, { label = '' } = {}) =>
  tellerApartEn[key as 'double_with'].replace('{label}', String(label))) as Say<typeof tellerApartEn>

test('[AP3] a call that was judged first is told as different once another counter’s call of the ticket is known', () => {
  expect(fateNow(row(), viewOf([]).tickets)).toBe('applied')
  expect(outcomeSentences(row(), viewOf([]), say, 'en')).toEqual([])
  expect(fateNow(row(), viewOf(['double_call']).tickets)).toBe('corrected')
  expect(outcomeSentences(row(), viewOf(['double_call']), say, 'en')).toEqual(['Called at two counters.'])
})

test('[AP3] where the ticket went to the other counter in the end, that counter is named', () => {
  expect(outcomeSentences(row(), viewOf(['double_call'], 'there'), say, 'en')).toEqual([
    'Called at two counters.',
    'Also called at counter 2.',
  ])
})

test('[AP3] a service that was judged first is told once another counter’s of the same ticket is known', () => {
  const start = row({ name: 'start_service' })
  expect(fateNow(start, viewOf(['double_service']).tickets)).toBe('corrected')
  expect(outcomeSentences(start, viewOf(['double_service', 'took_over'], 'there'), say, 'en')).toEqual([
    'Served at two counters.',
    'Also served at counter 2.',
  ])
})

test.each(['call_ticket', 'start_service'])(
  '[AP3] a %s whose ticket another counter took over names that one',
  (name) => {
    const view = viewOf(['took_over'], 'there')
    expect(fateNow(row({ name }), view.tickets)).toBe('corrected')
    expect(outcomeSentences(row({ name }), view, say, 'en')).toEqual(['Counter 2 took it over.'])
    expect(fateNow(row({ name }), viewOf(['took_over']).tickets)).toBe('applied')
  },
)

test('[AP3] only what both did is told so: what else was done with the ticket, and what is not decided, is as it was', () => {
  const { tickets } = viewOf(['double_call'])
  expect(fateNow(row({ name: 'complete_service' }), tickets)).toBe('applied')
  expect(fateNow(row({ outcome: undefined }), tickets)).toBe('pending')
  expect(fateNow(row({ outcome: { kind: 'rejected', code: 'stale' } }), tickets)).toBe('rejected')
})

const TOOK = ['took_over']
const leg = (counter_id: string, started_at = '2026-11-20T09:00:00Z') => ({
  ...{
    service_id: 'cash',
    counter_id,
    called_at: '2026-11-20T09:00:00Z',
    started_at,
    ended_at: '2026-11-20T09:05:00Z',
  },
})
const onSecondLeg = (first: object, more: object) => ({ legs: [first, { service_id: 'loans' }], leg_index: 1, ...more })

test.each([
  ['was called anew there', viewOf(TOOK, 'there', { called_by_command: 'another' }), 'applied'],
  ['waits', viewOf(TOOK, null, { called_by_command: null }), 'applied'],
  ['went on there once this leg had ended here', viewOf(TOOK, 'there', onSecondLeg(leg(HERE), {})), 'applied'],
  [
    'was put back and served there by its own call',
    viewOf(TOOK, null, onSecondLeg(leg('there', 'later'), {})),
    'applied',
  ],
  ['went on to a third counter', viewOf(TOOK, 'third', onSecondLeg(leg('there'), {})), 'corrected'],
] as const)('[AP4] a ticket that was taken over at some time and %s', (_, { tickets }, fate) => {
  expect(fateNow(row(), tickets)).toBe(fate)
  expect(fateNow(row({ name: 'start_service' }), tickets)).toBe(fate)
})

test('[AP4] the counter that is named is the one that took over, wherever the ticket went on', () => {
  const view = viewOf(TOOK, 'third', onSecondLeg(leg('there'), {}))
  expect(outcomeSentences(row(), view, say, 'en')).toEqual(['Counter 2 took it over.'])
})

test.each(['double_call', 'double_service'])('[AP5] a ticket that bore %s when the command was written', (flag) => {
  const name = flag === 'double_call' ? 'call_ticket' : 'start_service'
  const prediction = { seen: { one: { called_by_command: CALL, leg_index: 0, flags: [flag] } } }
  expect(fateNow(row({ name, prediction }), viewOf([flag]).tickets)).toBe('applied')
})
