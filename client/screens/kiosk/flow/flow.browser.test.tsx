import axe from 'axe-core'
import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { pageLanguage, setPageLanguage } from '../../../words/page-language.ts'
import { aBranch, idOf } from './a-branch.ts'
import { atKiosk } from './at-kiosk.tsx'

const kiosk = atKiosk()
beforeEach(() => act(() => setPageLanguage('ar')))
const says = (text: string) => expect(kiosk.place.textContent).toContain(text)

test('[KF1] a touch anywhere, a language, a service: then the number, in that language', async () => {
  await kiosk.show(aBranch())
  act(() => kiosk.place.querySelector('main')?.click())
  expect(kiosk.choices()).toEqual(['العربية', 'Français', 'English'])
  kiosk.press('Français')
  expect(kiosk.step()).toBe('Que pouvons-nous faire pour vous ?')
  kiosk.press('Cash f')
  expect(kiosk.wishes()).toEqual([{ name: 'issue_ticket', args: { service_id: idOf('cash'), language: 'fr' } }])
  await kiosk.write('A-048')
  says('A-048')
  kiosk.press('Terminé')
  expect([kiosk.step(), pageLanguage()]).toEqual(['مصرف', 'ar'])
})

test('[KF5] two presses in one frame write one ticket', async () => {
  await kiosk.show(aBranch({ services: [{ key: 'cash' }, { key: 'loans' }] }))
  kiosk.press('English')
  const [cash, loans] = kiosk.place.querySelectorAll<HTMLElement>('main [data-choice]')
  act(() => {
    cash?.click()
    cash?.click()
    loans?.click()
  })
  expect(kiosk.wishes()).toHaveLength(1)
  await kiosk.write()
  expect(kiosk.wishes()).toHaveLength(1)
})

test('[KF4] a ticket that could not be kept is said at the choice, and the next try is free', async () => {
  await kiosk.show(aBranch())
  kiosk.press('English')
  kiosk.press('Cash')
  kiosk.device.asked[0]?.settle({ kind: 'refused', code: 'quota_exceeded' })
  await kiosk.settle()
  says('cannot keep tickets')
  kiosk.press('Cash')
  expect(kiosk.wishes()).toHaveLength(2)
  await kiosk.write()
  says('A-001')
})

test('[KF5] a mistake of ours while writing does not leave the customer before a screen that does nothing', async () => {
  await kiosk.show(aBranch())
  const thrown = new Promise((resolve) =>
    addEventListener(
      'unhandledrejection',
      (event) => {
        event.preventDefault()
        resolve(event.reason)
      },
      { once: true },
    ),
  )
  kiosk.press('English')
  kiosk.press('Cash')
  const mistake = new Error('a mistake')
  await act(async () => kiosk.device.asked[0]?.fail(mistake))
  expect(await thrown).toBe(mistake)
  await kiosk.settle()
  says('cannot keep tickets')
})

test('[KF10] a service that has closed since its card was looked at gives no ticket', async () => {
  const branch = aBranch({ services: [{ key: 'cash', rules: { capacity_per_day: 1 } }, { key: 'loans' }] })
  await kiosk.show(branch)
  kiosk.press('English')
  const card = kiosk.place.querySelector<HTMLElement>('main [data-choice]')
  const last = { number_day: '2026-11-26', service_id: idOf('cash') }
  act(() => {
    kiosk.device.show({ tickets: new Map([['one', last as never]]) })
    card?.click()
  })
  await kiosk.settle()
  expect(kiosk.wishes()).toEqual([])
  says('just stopped giving tickets')
  says('All places are taken today')
})

test('[KF6] [KF8] [KF9] [KF17] answers, a class, and a phone number go with the ticket', async () => {
  await kiosk.show(
    aBranch({
      services: [{ key: 'cash' }, { key: 'loans', asks_contact: true }],
      classes: [
        { code: 'e', key: 'elderly', strict: true },
        { code: 'v', key: 'premium' },
      ],
      questions: [
        {
          key: 'account',
          asked_for: ['cash'],
          options: [{ names: { ar: 'نعم', en: 'Yes' } }, { names: { ar: 'لا', en: 'No' }, service: 'loans' }],
        },
      ],
    }),
  )
  kiosk.press('English')
  kiosk.press('I need priority')
  await kiosk.until('No priority')
  expect(kiosk.choices()).toEqual(['Elderly', 'No priority'])
  kiosk.press('Elderly')
  says('Elderly')
  kiosk.press('Cash')
  kiosk.press('No')
  says('Loans')
  await kiosk.until('Yes, take the ticket')
  // No branch of the demonstration has this step.
  const { violations } = await axe.run(kiosk.place, { resultTypes: ['violations'] })
  expect(violations.map(({ id }) => id)).toEqual([])
  kiosk.press('Yes, take the ticket')
  for (const digit of '20123456') kiosk.press(digit)
  kiosk.press('Leave this number')
  expect(kiosk.wishes()).toEqual([
    {
      name: 'issue_ticket',
      args: {
        ...{ service_id: idOf('loans'), language: 'en', class_id: idOf('elderly') },
        ...{ answers: { account: 'لا' }, contact: { phone: '20123456' } },
      },
    },
  ])
})

test('[KF9] half a phone number is not taken, and none is needed', async () => {
  await kiosk.show(aBranch({ services: [{ key: 'cash', asks_contact: true }] }))
  kiosk.press('English')
  kiosk.press('Cash')
  await kiosk.until('Go on without')
  kiosk.press('2')
  kiosk.press('Leave this number')
  says('at least six digits')
  expect(kiosk.wishes()).toEqual([])
  kiosk.press('Go on without')
  expect(kiosk.wishes()).toEqual([{ name: 'issue_ticket', args: { service_id: idOf('cash'), language: 'en' } }])
})

test('[KF10] a closed branch asks nothing, says until when, and checks nobody in', async () => {
  const never = { clock: [{ from_day: '2000-01-01', zone: 'UTC', day_start: '00:00' }], calendar: { hours: {} } }
  const visit = { key: 'visit', options: [{ names: { en: 'Money' }, service: 'cash' }] }
  const services = [{ key: 'cash' }, { key: 'loans', offers_appointments: true }]
  await kiosk.show(aBranch({ branch: never, services, questions: [visit] }))
  expect(kiosk.place.textContent).toContain('Closed today')
  kiosk.press('English')
  expect(kiosk.step()).toBe('We are closed at the moment')
  expect(kiosk.choices()).toEqual([])
  expect(kiosk.buttons()).not.toContain('I have an appointment')
  for (const key of ['K', '7', 'F', '2', 'Enter']) kiosk.key(key)
  await kiosk.until('checked in here while we are open')
  expect(kiosk.wishes()).toEqual([])
})

test('many services are looked for by their groups, few are all in sight', async () => {
  const many = Array.from({ length: 9 }, (_, n) => ({ key: `s${n}`, group: n < 8 ? 'daily' : 'rare' }))
  await kiosk.show(aBranch({ services: many, groups: [{ key: 'daily' }, { key: 'rare' }] }))
  kiosk.press('English')
  expect(kiosk.choices()).toEqual(['Daily', 'Rare'])
  kiosk.press('Rare')
  expect([kiosk.step(), kiosk.choices()]).toEqual(['Rare', ['S8']])
  kiosk.press('Back')
  expect(kiosk.choices()).toEqual(['Daily', 'Rare'])
  kiosk.press('Start again')
  expect(kiosk.step()).toBe('مصرف')
})

test('[KF21] each service stands under the name of its group', async () => {
  const groups = [{ key: 'daily' }, { key: 'credit' }]
  const services = [
    { key: 'cash', group: 'daily' },
    { key: 'cards', group: 'daily' },
    { key: 'loans', group: 'credit' },
  ]
  await kiosk.show(aBranch({ groups, services }))
  kiosk.press('English')
  const told = [...kiosk.place.querySelectorAll('main section')].map((section) => [
    section.querySelector('h2')?.textContent,
    ...[...section.querySelectorAll('[data-choice] bdi:first-of-type')].map((each) => each.textContent),
  ])
  expect(told.map(([group]) => group)).toEqual(['Daily', 'Credit'])
  expect(told[0]?.join(' ')).toMatch(/Cash.*Cards/)
  expect(told[1]?.join(' ')).toMatch(/Loans/)
})
