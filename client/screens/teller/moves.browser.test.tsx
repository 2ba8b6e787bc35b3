import { act } from 'react'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setPageLanguage } from '../../words/page-language.ts'
import {
  AT,
  aDesk,
  aTicket,
  button,
  CASH,
  COLLEAGUE,
  GOLD,
  HERE,
  id,
  LOANS,
  ME,
  OTHER,
  page,
  press,
  THIRD,
  tap,
} from './a-desk.tsx'
import { keepDialogs } from './dialogs/later.tsx'

const desk = aDesk()
const called = (more = {}) => aTicket(48, 'called', { called_at: AT - 10_000, ...more })
const tab = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(
    ({ textContent }) => textContent === name,
  )
  if (found === undefined) throw new Error(`there is no tab ${name}`)
  return found
}
const transfer = async (way: string, choice: string | RegExp): Promise<void> => {
  await press('F9')
  await act(async () => tab(way).click())
  await tap(choice)
}
beforeAll(keepDialogs)
beforeEach(() => setPageLanguage('en'))

describe('[TC6] a transfer', () => {
  test('to another service is one key and one choice', async () => {
    desk.open([called()])
    await press('F9')
    expect(page()).toContain('The place in the queue is kept.')
    expect(document.activeElement?.textContent).toBe('Loans')
    await press('Enter')
    expect(desk.wishes).toEqual([{ name: 'transfer_ticket', args: { ticket_id: id(148), to: { service_id: LOANS } } }])
  })
  test('to a counter that serves the same takes it as it is', async () => {
    desk.open([called()])
    await transfer('To a counter', /^Counter \W?2/)
    expect(desk.wishes).toMatchObject([{ args: { to: { counter_id: OTHER } } }])
  })
  test('to a counter with several other services asks which', async () => {
    desk.open([called()])
    await transfer('To a counter', /^Counter \W?3/)
    expect(desk.wishes).toEqual([])
    await tap('Gold')
    expect(desk.wishes).toMatchObject([{ args: { to: { counter_id: THIRD, service_id: GOLD } } }])
  })
  test('to whoever sits at a counter now goes to the person', async () => {
    desk.open([called()])
    await transfer('To a person', /counter \W?2\W? now/)
    expect(desk.wishes).toMatchObject([{ args: { to: { staff_id: COLLEAGUE } } }])
  })
  test('to the own counter is for who comes back', async () => {
    desk.open([called()])
    await transfer('To a counter', /^This counter/)
    expect(desk.wishes).toMatchObject([{ args: { to: { counter_id: HERE } } }])
  })
})

test('[TC6] for whom a ticket waits is said in the queue', () => {
  desk.open([aTicket(1, 'waiting', { for_staff_id: ME }), aTicket(2, 'waiting', { for_counter_id: OTHER })])
  expect(page()).toContain('Only for you')
  expect(page()).toMatch(/Only for counter \W?2/)
})

test('[TC26] who was sent to this person stands in the list, also for what the counter does not serve', () => {
  desk.open([
    aTicket(1, 'waiting', { for_staff_id: ME, service_id: GOLD }),
    aTicket(2, 'waiting', { service_id: GOLD }),
  ])
  expect(page()).toContain('A-001')
  expect(page()).not.toContain('A-002')
})

describe('[TC7] the sheet of a row', () => {
  const open = async (n: number, state: string): Promise<string[]> => {
    desk.open([aTicket(n, state, { queue_day: '2026-11-26' })])
    if (state !== 'waiting') await press('Escape')
    await tap(/^More for/)
    return [...document.querySelectorAll('[role="dialog"] li button')].map(({ textContent }) => textContent ?? '')
  }

  test('has everything that may be done with one that waits', async () => {
    expect(await open(1, 'waiting')).toEqual([
      ...[
        'Call this ticket',
        'Transfer',
        'Add a service',
        'Park',
        'Let others pass',
        'Write a note',
        'Cancel the ticket',
      ],
    ])
    await tap('Cancel the ticket')
    expect(desk.wishes).toEqual([{ name: 'cancel_ticket', args: { ticket_id: id(101) } }])
  })
  test('lets one pass', async () => {
    await open(1, 'waiting')
    await tap('Let others pass')
    expect(desk.wishes).toEqual([{ name: 'let_pass', args: { ticket_id: id(101), count: 1 } }])
  })
  test('leads on to the question that an act asks, about this ticket', async () => {
    await open(1, 'waiting')
    await tap('Transfer')
    expect(page()).toMatch(/Transfer \W?A-001/)
    await tap('Loans')
    expect(desk.wishes).toEqual([{ name: 'transfer_ticket', args: { ticket_id: id(101), to: { service_id: LOANS } } }])
  })
})

test('[TC8] another service of the visit is one choice, and is shown with the ticket', async () => {
  desk.open([called({ legs: [{ service_id: CASH }], leg_index: 0 })])
  await press('F10')
  await tap('Gold')
  expect(desk.wishes).toEqual([{ name: 'add_leg', args: { ticket_id: id(148), service_id: GOLD } }])
  desk.show([called({ legs: [{ service_id: CASH }, { service_id: GOLD }], leg_index: 0 })])
  expect(page()).toMatch(/Then: \W?Gold/)
})

test('[TC12] a question goes away when another ticket stands at the counter', async () => {
  desk.open([called()])
  await press('F9')
  expect(document.querySelector('[role="dialog"]')).not.toBeNull()
  desk.show([aTicket(49, 'called')])
  await press('Shift')
  expect(document.querySelector('[role="dialog"]')).toBeNull()
  expect(button('Transfer').disabled).toBe(false)
  // The answer that was on its way is none to anything else, and the question does not come back with its ticket.
  await press('Enter')
  await press(' ')
  expect(desk.wishes).toEqual([])
  desk.show([called()])
  await press('Shift')
  expect(document.querySelector('[role="dialog"]')).toBeNull()
})
