import { act } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { View } from '../../../../sync/device/device.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { createPage, PageContext } from '../../../app/page.ts'
import { aDecidedIssue } from '../../../device/printing/an-issue.ts'
import { Kiosk } from '../kiosk.tsx'

const LOADED_MS_MAX = 3_000
const TODAY = '2026-11-26'
const identity = {
  ...{ name: 'kiosk-1', kind: 'kiosk' },
  tenant: { id: '00000000-0000-4000-8000-0000000000aa', slug: 't', name: { ar: 'مصرف', fr: 'Banque', en: 'Bank' } },
} as unknown as IdentityValue

/** A kiosk on the page of a test, and the hands of its customer. */
export function atKiosk() {
  const page = placeWithDevice()
  const buttons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button, [role="radio"]')]
  const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
  const step = (): string => page.place.querySelector('main h1')?.textContent ?? ''
  const settle = (ms = 0): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, ms)))
  return {
    get place() {
      return page.place
    },
    get device() {
      return page.device
    },
    step,
    settle,
    /** Steps that nobody meets first come a moment later. */
    async until(text: string) {
      const end = performance.now() + LOADED_MS_MAX
      while (!page.place.textContent?.includes(text)) {
        if (performance.now() > end) throw new Error(`no ${text} in ${page.place.textContent}`)
        await settle(20)
      }
    },
    buttons: () => buttons().map(nameOf),
    /** The names of what can be chosen, without what is small beside them. */
    choices: () =>
      [...page.place.querySelectorAll('main [data-choice]')].map(
        (each) => each.querySelector('bdi')?.textContent ?? '',
      ),
    async show(configuration: PublishedConfiguration, view: Partial<View> = {}) {
      page.device.show({ configuration, today: TODAY, ...view })
      page.show(
        <PageContext value={createPage()}>
          <Kiosk identity={identity} publicAddress={() => location.origin} />
        </PageContext>,
      )
      const until = performance.now() + LOADED_MS_MAX
      while (configuration !== undefined && page.place.querySelector('main section') === null) {
        if (performance.now() > until) throw new Error('the kiosk did not come')
        await settle(10)
      }
    },
    /** Presses what begins with that text. */
    press(name: string) {
      const found = buttons().find((each) => nameOf(each).startsWith(name))
      if (found === undefined) throw new Error(`no ${name} among ${buttons().map(nameOf).join(', ')}`)
      act(() => found.click())
    },
    key(key: string) {
      act(
        () =>
          void (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          ),
      )
    },
    /** What the kiosk asked to be written, oldest first. */
    wishes: () => page.device.asked.map(({ wish }) => wish),
    /** Lets the last wish be written down. */
    async write(number = 'A-001') {
      const { row } = aDecidedIssue
      page.device.asked.at(-1)?.settle({ kind: 'written', row: { ...row, args: { ...row.args, number } } })
      await settle()
    },
  }
}
