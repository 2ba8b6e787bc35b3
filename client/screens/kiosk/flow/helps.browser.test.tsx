import { act } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Decision } from '../../../../sync/device/device.ts'
import { tenantId, ticketId } from '../../../../sync/ids.ts'
import { ticketKeyToToken } from '../../../../sync/tickets/ticket-token.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { aBranch, idOf } from './a-branch.ts'
import { atKiosk } from './at-kiosk.tsx'

const kiosk = atKiosk()
beforeEach(() => act(() => setPageLanguage('en')))
const says = (text: string) => expect(kiosk.place.textContent).toContain(text)
const booked = aBranch({ services: [{ key: 'cash' }, { key: 'loans', offers_appointments: true }] })
/** In one breath, as a scanner does it. */
const scan = (text: string) => {
  for (const key of [...text, 'Enter']) kiosk.key(key)
}
const AWAITED = ticketId.parse('00000000-0000-4000-8000-0000000000cc')
const BREATH_MS = 120

test('[KF14] the whole way by keys: any key, digits, arrows, Escape', async () => {
  await kiosk.show(aBranch({ services: [{ key: 'cash' }, { key: 'loans' }] }))
  // The page of a test has no style of its own: one card below the other, as at a kiosk.
  const style = document.createElement('style')
  style.textContent = 'main [data-choice] { display: block; inline-size: 100%; block-size: 3rem }'
  kiosk.place.append(style)
  kiosk.key('5')
  await kiosk.settle(BREATH_MS)
  expect(kiosk.choices()).toHaveLength(3)
  kiosk.key('3')
  await kiosk.settle(BREATH_MS)
  expect(kiosk.step()).toBe('What can we do for you?')
  expect(document.activeElement?.tagName).toBe('H1')
  kiosk.key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Cash')
  kiosk.key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Loans')
  kiosk.key('Escape')
  expect(kiosk.choices()).toHaveLength(3)
  kiosk.key('3')
  await kiosk.settle(BREATH_MS)
  kiosk.key('2')
  await kiosk.settle(BREATH_MS)
  expect(kiosk.wishes()).toMatchObject([{ args: { service_id: idOf('loans') } }])
})

test('[KF12] a code is checked in by a scanner at whichever step, and its Enter presses nothing', async () => {
  await kiosk.show(booked)
  kiosk.press('English')
  act(() => kiosk.place.querySelector<HTMLElement>('main [data-choice]')?.focus())
  scan('K7F2Q9')
  expect(kiosk.wishes()).toEqual([
    { name: 'check_in_appointment', args: { code: 'K7F2Q9', service_id: idOf('loans'), language: 'en' } },
  ])
})

test('[KF12] a scanner that holds the shift key for capitals is understood all the same', async () => {
  await kiosk.show(booked)
  kiosk.press('English')
  for (const key of ['Shift', 'K', '7', 'Shift', 'F', '2', 'Shift', 'Q', '9', 'Enter']) kiosk.key(key)
  expect(kiosk.wishes()).toMatchObject([{ name: 'check_in_appointment', args: { code: 'K7F2Q9' } }])
})

test('[KF3] the space key begins as any key does', async () => {
  await kiosk.show(aBranch())
  kiosk.key(' ')
  expect(kiosk.choices()).toHaveLength(3)
})

test('[KF5] a key that is pressed twice by a hand that trembles presses once', async () => {
  await kiosk.show(aBranch())
  kiosk.press('English')
  act(() => kiosk.place.querySelector<HTMLElement>('main [data-choice]')?.focus())
  const pressEnter = () => {
    kiosk.key('Enter')
    act(() => void document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true })))
  }
  pressEnter()
  expect(kiosk.wishes()).toHaveLength(1)
  await kiosk.write()
  expect(document.activeElement?.textContent).toBe('Done')
  pressEnter()
  says('A-001')
  await kiosk.settle(400)
  pressEnter()
  expect(kiosk.place.textContent).not.toContain('A-001')
})

test('[KF12] what was misread goes away by itself where nobody has begun', async () => {
  await kiosk.show(booked)
  vi.useFakeTimers()
  scan('https://bank.example/t/AbC123')
  says('That is a ticket, not an appointment')
  act(() => vi.advanceTimersByTime(15_000))
  vi.useRealTimers()
  expect(kiosk.place.textContent).not.toContain('That is a ticket')
})

test('[KF2] a branch of one language is spoken in it, whatever the machine speaks', async () => {
  await kiosk.show(aBranch({ branch: { languages: ['ar'] } }))
  expect(document.documentElement.lang).toBe('ar')
})

test('[KF19] who joined from afar and shows their ticket is here, once, and another bank’s ticket is only a ticket', async () => {
  const at = (tenant: string) =>
    ticketKeyToToken({ tenantId: tenantId.parse(tenant), ticketId: AWAITED, secret: 'abcdefghijklmnop' })
  const ticket = { id: AWAITED, number: 'W-007', state: 'parked', origin: 'web', queue_day: '2026-11-26' }
  await kiosk.show(booked, { tickets: new Map([[AWAITED, ticket as unknown as TicketRow]]) })
  kiosk.press('English')
  scan(`https://bank.example/t/${at('00000000-0000-4000-8000-0000000000bb')}`)
  await kiosk.until('That is a ticket')
  expect(kiosk.wishes()).toEqual([])
  scan(`https://bank.example/t/${at('00000000-0000-4000-8000-0000000000aa')}?lang=fr`)
  await kiosk.write()
  await kiosk.until('you are in the line now')
  expect(kiosk.wishes()).toEqual([{ name: 'confirm_arrival', args: { ticket_id: AWAITED, proof: 'kiosk' } }])
  expect(kiosk.step()).not.toBe('')
})

test('[KF12] a ticket under the scanner is said to be one', async () => {
  await kiosk.show(booked)
  kiosk.press('English')
  scan('https://bank.example/t/AbC123')
  says('That is a ticket, not an appointment')
  kiosk.press('I have an appointment')
  expect(kiosk.place.textContent).not.toContain('That is a ticket')
})

test('[KF12] a code is typed by keys and by the screen’s own', async () => {
  await kiosk.show(booked)
  kiosk.press('English')
  kiosk.press('I have an appointment')
  await kiosk.until('Your appointment’s code')
  for (const key of 'k7') {
    kiosk.key(key)
    await kiosk.settle(BREATH_MS)
  }
  kiosk.press('F')
  kiosk.press('Check in')
  says('4 to 12 letters and digits')
  kiosk.press('2')
  kiosk.press('3')
  kiosk.key('Backspace')
  kiosk.press('Check in')
  expect(kiosk.wishes()).toMatchObject([{ name: 'check_in_appointment', args: { code: 'K7F2' } }])
})

test('[KF13] the ticket is there at once, and what became of the appointment when the authority has said it', async () => {
  let decide: (decision: Decision) => void = () => undefined
  await kiosk.show(booked)
  kiosk.device.outcomeOf = () => new Promise((resolve) => (decide = resolve))
  scan('K7F2Q9')
  await kiosk.write('B-001')
  await kiosk.until('looking for your appointment')
  says('B-001')
  says('looking for your appointment')
  act(() => kiosk.device.tell({ rung: 'isolated' }))
  says('There is no connection')
  await act(async () => decide({ kind: 'applied', flags: ['appointment_unknown'] }))
  says('no appointment for this code today')
})

test('[KF13] a code that was used here gives no second ticket', async () => {
  await kiosk.show(booked)
  scan('K7F2Q9')
  await kiosk.write()
  kiosk.press('Done')
  act(() => setPageLanguage('en'))
  scan('K7F2Q9')
  await kiosk.until('already been given here')
  expect(kiosk.wishes()).toHaveLength(1)
  says('already been given here for this code')
})

test('[KF14] put away for staff, the screen hears neither keys nor touches, and is found as it was', async () => {
  await kiosk.show(booked)
  kiosk.press('English')
  const before = kiosk.place.textContent
  Object.assign(kiosk.place, { inert: true, hidden: true })
  kiosk.key('1')
  await kiosk.settle(BREATH_MS)
  kiosk.key('Escape')
  scan('K7F2Q9')
  act(() => document.body.click())
  Object.assign(kiosk.place, { inert: false, hidden: false })
  expect(kiosk.place.textContent).toBe(before)
  expect(kiosk.wishes()).toEqual([])
  kiosk.key('Escape')
  expect(kiosk.step()).toBe('مصرف')
  act(() => {
    kiosk.place.inert = true
    document.body.click()
  })
  expect(kiosk.step()).toBe('مصرف')
})

test('[KF16] the layout and the text are one customer’s, and end with them', async () => {
  await kiosk.show(aBranch())
  const surface = () => kiosk.place.querySelector<HTMLElement>('[data-surface="kiosk"]')?.dataset
  kiosk.press('English')
  kiosk.press('Move lower')
  kiosk.press('Larger text')
  expect(surface()).toMatchObject({ low: 'true', text: 'large' })
  kiosk.press('Larger text')
  expect(surface()).toMatchObject({ text: 'largest' })
  kiosk.press('Start again')
  kiosk.press('English')
  expect(surface()).toMatchObject({ text: 'normal' })
  expect(surface()).not.toHaveProperty('low')
})

test('[KF5] the second tap of a double one falls on nothing when the first has led on', async () => {
  await kiosk.show(aBranch())
  const tapAt = (x: number, y: number) => {
    const event = new PointerEvent('pointerdown', { clientX: x, clientY: y, bubbles: true, cancelable: true })
    act(() => void kiosk.place.dispatchEvent(event))
    return event.defaultPrevented
  }
  expect(tapAt(100, 100)).toBe(false)
  kiosk.press('English')
  expect(tapAt(104, 100)).toBe(true)
  expect(tapAt(300, 500)).toBe(false)
})
