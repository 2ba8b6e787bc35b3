import { act, type ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { makeKioskPinHash } from '../../../../sync/pin/kiosk-pin-hash.ts'
import { keepKioskPin } from '../../../../sync/pin/try-kiosk-pin.ts'
import { languages } from '../../../../sync/words/language.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { createPage, type Page, PageContext } from '../../../app/page.ts'
import { openKioskPin } from '../../../device/keys/kiosk-pin.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { KioskLockContext } from '../lock/lock-context.ts'
import { StaffDoor } from './staff-door.tsx'
import { StaffPanel } from './staff-panel.tsx'
import { StaffPinPad } from './staff-pin-pad.tsx'
import { StaffWay } from './staff-way.tsx'

const PIN = '583914'
const LOOK_MS = 30
const SOON_MS = 10_000
const BRANCH = '018f0000-0000-7000-8000-000000000001'
const names = {
  ar: 'فرع شارع الحبيب بورقيبة المركزي',
  fr: 'Agence centrale de l’avenue Habib-Bourguiba',
  en: 'Main branch',
}
const identity = {
  ...{ device_id: '018f0000-0000-7000-8000-000000000009', branch_id: BRANCH, kind: 'kiosk', name: 'kiosk-1' },
  tenant: { id: 't', slug: 't', name: names },
} as unknown as IdentityValue
const configuration = {
  branch: { names, clock: [{ from_day: '2000-01-01', zone: 'Africa/Tunis', day_start: '04:00' }] },
} as unknown as PublishedConfiguration

const at = placeWithDevice()
let page: Page
beforeEach(async () => {
  page = createPage()
  setPageLanguage('en')
  await keepKioskPin(openKioskPin(page.cabinet), null)
})
const lock = { isHeld: true, fullScreen: 'on', wake: 'held', leave: vi.fn(), hold: vi.fn() } as const
const within = (child: ReactNode) => (
  <PageContext value={page}>
    <KioskLockContext value={lock}>{child}</KioskLockContext>
  </PageContext>
)
const show = (child: ReactNode) => at.show(within(child))
const said = () => at.place.textContent ?? ''
/** What the disk answers comes in its own time; until then the page is left to work. */
async function soon(check: () => void): Promise<void> {
  const until = performance.now() + SOON_MS
  for (;;) {
    await act(() => new Promise((done) => setTimeout(done, LOOK_MS)))
    try {
      check()
      return
    } catch (error) {
      if (performance.now() > until) throw error
    }
  }
}
const saidSoon = (text: string) => soon(() => expect(said()).toContain(text))
async function setPin(): Promise<void> {
  const ports = openKioskPin(page.cabinet)
  await keepKioskPin(ports, await makeKioskPinHash(ports.crypto, BRANCH, PIN))
}
const type = (digits: string) =>
  act(async () => {
    for (const key of digits) dispatchEvent(new KeyboardEvent('keydown', { key }))
  })

test('[KP3] after the third wrong PIN the pad waits, also when the page is loaded anew, and then the right one opens', async () => {
  await setPin()
  const onOpen = vi.fn()
  const pad = () => <StaffPinPad branchId={BRANCH} onOpen={onOpen} />
  show(pad())
  for (const wrong of ['111111', '222222', '333333']) {
    await saidSoon('Enter the staff PIN')
    await type(wrong)
    await saidSoon(wrong === '333333' ? 'wrong too often' : 'That is not the PIN')
  }
  expect(said()).toMatch(/Please wait: \u20680:[23]\d\u2069/)
  show(null)
  show(pad())
  await saidSoon('wrong too often')
  await type(PIN)
  expect(said()).not.toContain('being checked')
  expect(onOpen).not.toHaveBeenCalled()
  at.device.now = () => Date.now() + 31_000
  show(null)
  show(pad())
  await saidSoon('Enter the staff PIN')
  // The digits of an Arabic keyboard are the same digits.
  await type(Array.from(PIN, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join(''))
  await soon(() => expect(onOpen).toHaveBeenCalledTimes(1))
})

test.each(languages)('[KP6] without a PIN nobody gets in, and it is said who sets one, in %s', async (language) => {
  setPageLanguage(language)
  show(<StaffDoor identity={identity} onClose={() => undefined} />)
  await soon(() => expect(at.place.querySelector('[role="status"]')?.textContent).toBeTruthy())
  expect(at.place.querySelectorAll('[role="group"] button')).toHaveLength(0)
  expect((at.place.querySelector('[role="status"]')?.textContent ?? '').length).toBeGreaterThan(40)
})

test('[KP6] a disk that does not answer opens to nobody', async () => {
  page = { ...page, cabinet: { ...page.cabinet, update: () => Promise.reject(new Error('gone')) } }
  show(<StaffDoor identity={identity} onClose={() => undefined} />)
  await saidSoon('The disk of this kiosk does not answer')
})

test.each(languages)('[KS3] the panel says every part in words, and what to do, in %s', async (language) => {
  setPageLanguage(language)
  act(() => {
    at.device.show({ configuration })
    at.device.tell({ rung: 'isolated', silentSince: Date.now(), pendingCount: 11, troubles: [{ kind: 'clock' }] })
  })
  show(<StaffPanel identity={identity} />)
  const parts = [...at.place.querySelectorAll<HTMLElement>('[data-part]')]
  expect(parts.map(({ dataset }) => dataset.part)).toHaveLength(7)
  for (const part of parts) {
    const { part: name, code } = part.dataset
    const words = (part.textContent ?? '').replace(`${name}.${code}`, '')
    // A key that no catalog has would be shown as it is.
    expect([name, /\b[a-z]+_[a-z_]+\b/.exec(words)?.[0]]).toEqual([name, undefined])
    expect([name, words.length > 20]).toEqual([name, true])
  }
  expect(said()).toContain(names[language])
  expect(said()).toContain('kiosk-1')
})

test('[KS2] nobody touches the panel for a minute: it says so before, and closes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const onClose = vi.fn()
  show(<StaffDoor identity={identity} onClose={onClose} />)
  const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms))
  await pass(45_000)
  expect(said()).toContain('closes in')
  act(() => void at.place.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })))
  expect(said()).not.toContain('closes in')
  await pass(59_000)
  expect(said()).toContain('closes in')
  expect(onClose).not.toHaveBeenCalled()
  await pass(1_000)
  expect(onClose).toHaveBeenCalledTimes(1)
  vi.useRealTimers()
})

test('[KS1] behind the panel the kiosk goes on unseen, and comes back as it was', async () => {
  show(
    <StaffWay identity={identity}>
      <input defaultValue="" />
    </StaffWay>,
  )
  const field = at.place.querySelector('input')
  if (field === null) throw new Error('no kiosk')
  field.value = 'half a word'
  act(() => void dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyS', key: 's', ctrlKey: true, altKey: true })))
  await saidSoon('Staff only')
  expect(field.closest('[inert]')).not.toBe(null)
  expect(page.idle.isIdle()).toBe(false)
  const back = [...at.place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Back to the kiosk')
  await act(async () => back?.click())
  expect(at.place.querySelector('input')?.value).toBe('half a word')
  expect(field.closest('[inert]')).toBe(null)
  expect(page.idle.isIdle()).toBe(true)
})

test('[KS1] a corner that is held opens though the press takes the focus from what had it; left by the window, it does not', async () => {
  const hold = async (blurred: EventTarget) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    show(
      <StaffWay identity={identity}>
        <h1 tabIndex={-1}>a step</h1>
      </StaffWay>,
    )
    await act(async () => {
      const corner = { clientX: 5, clientY: 5, isPrimary: true, bubbles: true }
      at.place.dispatchEvent(new PointerEvent('pointerdown', corner))
      blurred.dispatchEvent(new FocusEvent('blur'))
      vi.advanceTimersByTime(3_000)
    })
    vi.useRealTimers()
  }
  await hold(window)
  await act(() => new Promise((done) => setTimeout(done, 200)))
  expect(said()).not.toContain('Staff only')
  await hold(at.place.querySelector('h1') ?? window)
  await saidSoon('Staff only')
})

test('[KF14] the language that staff read the panel in is not the customer’s behind it', async () => {
  show(<StaffDoor identity={identity} onClose={() => undefined} />)
  act(() => setPageLanguage('fr'))
  show(null)
  expect(document.documentElement.lang).toBe('en')
})
