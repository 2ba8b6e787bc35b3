import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { originalOf, type PrintJob } from '../../../../printer/spool/print-job.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { createIdle } from '../../../app/idle.ts'
import { type Page, PageContext } from '../../../app/page.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { aBranch } from '../flow/a-branch.ts'
import { CutOffTicket } from './cut-off-ticket.tsx'
import { createFakePaper, type FakePaper, quietPrinting } from './fake-paper.ts'
import { WithPrinting } from './paper-context.tsx'

const kiosk = placeWithDevice()
const page = { idle: createIdle() } as unknown as Page
const TICKET = '00000000-0000-4000-8000-000000000048'
const identity = {
  name: 'kiosk-1',
  tenant: { id: '00000000-0000-4000-8000-0000000000aa', name: { ar: 'مصرف', fr: 'Banque', en: 'Bank' } },
} as unknown as IdentityValue
let paper: FakePaper
beforeEach(() => {
  setPageLanguage('en')
  paper = createFakePaper()
  paper.show({ spool: { isLeading: false, missing: [], unsettled: [] } })
  kiosk.device.show({ configuration: aBranch() })
  kiosk.show(
    <PageContext value={page}>
      <WithPrinting value={{ ...quietPrinting, paper, sign: async () => 'https://bank.example/t/x' }}>
        <CutOffTicket identity={identity} publicAddress={() => 'https://bank.example'}>
          <p>Touch the screen</p>
        </CutOffTicket>
      </WithPrinting>
    </PageContext>,
  )
})

/** Printing has read from the disk a ticket that found no paper a second before this page began. */
async function findHalted(): Promise<void> {
  const made = performance.timeOrigin - 1_000
  const halted = { ...originalOf(TICKET, made), state: 'failed', reason: 'paper_out', ended_at: made } as PrintJob
  await act(async () => paper.show({ spool: { isLeading: true, missing: [halted], unsettled: [] } }))
  await pass()
}
const pass = () => act(() => new Promise<void>((done) => setTimeout(done, 300)))
const says = () => kiosk.place.textContent ?? ''

test('[KP9] who stood before a kiosk without paper when the page ended begins with that ticket', async () => {
  await findHalted()
  // Its part of the program comes when it is wanted.
  for (let turns = 0; turns < 20 && !says().includes(TICKET); turns += 1) await pass()
  expect(says()).toContain(`A-0${TICKET}`)
})

test.each(['pointerdown', 'keydown'])(
  '[KP9] after a %s it is somebody else’s screen, also when they are through',
  async (kind) => {
    document.body.dispatchEvent(new Event(kind, { bubbles: true }))
    await findHalted()
    expect(says()).toBe('Touch the screen')
  },
)
