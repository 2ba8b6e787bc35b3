import { act } from 'react'
import { expect, test } from 'vitest'
import type { Decision } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { type Page, PageContext } from '../../app/page.ts'
import { createNotices } from '../../design/notices.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { type Acts, useActs } from './use-acts.ts'

const page = placeWithDevice()

async function toldAfter(outcome: Decision) {
  setPageLanguage('en')
  const notices = createNotices()
  const found: { acts: Acts | undefined } = { acts: undefined }
  function Desk() {
    found.acts = useActs()
    return null
  }
  page.device.outcomeOf = async () => outcome
  page.device.show({ tickets: new Map([['x', { number: 'A-048' } as unknown as TicketRow]]) })
  page.show(
    <PageContext value={{ notices } as unknown as Page}>
      <Desk />
    </PageContext>,
  )
  await act(async () => {
    const written = found.acts?.act({ name: 'call_next', args: {} } as never)
    page.device.asked[0]?.settle({
      kind: 'written',
      row: { id: 'one', name: 'call_next', args: {}, touches: [{ table: 'tickets', id: 'x' }] } as never,
    })
    await written
  })
  return notices.current()
}

test('[OB5] a call that came too late was seen as done for a while: that it was not stays told until somebody takes it away', async () => {
  const told = await toldAfter({ kind: 'rejected', code: 'stale' })
  expect(told).toMatchObject([{ tone: 'fault', text: expect.stringMatching(/^Call next A-048 · .*too late/) }])
})

test.each([
  [['took_over'], ['called']],
  [[], []],
])('what the authority did otherwise than it was seen is told in passing: %j', async (flags, tones) => {
  const told = await toldAfter({ kind: 'applied', flags } as Decision)
  expect(told.map(({ tone }) => tone)).toEqual(tones)
})
