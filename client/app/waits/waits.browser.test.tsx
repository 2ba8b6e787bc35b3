import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { MINUTE_MS } from '../../../sync/waits/limits.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import {
  aBranchView,
  aRow,
  aServed,
  CASH,
  MIDNIGHT,
  NOW,
  uuid,
  YESTERDAY,
} from '../../../sync/waits/view/a-branch-view.ts'
import { createStateOfView } from '../../../sync/waits/view/state-of-view.ts'
import { placeWithDevice } from '../hooks/place-with-device.tsx'
import { useQuoteArgs } from './use-quote-args.ts'
import { useServiceWaits } from './use-service-waits.ts'
import { useTicketWaits } from './use-ticket-waits.ts'

const page = placeWithDevice()
const LINE = 90

/** A day behind it, and ninety people in line, of whom none waits beyond the day. */
function aBusyBranch() {
  const then = MIDNIGHT - 24 * 60 * MINUTE_MS
  const past = Array.from({ length: 100 }, (_, n) =>
    aRow(1_000 + n, { queue_day: YESTERDAY, ...aServed(n, 480 + 5 * n, 484 + 5 * n, then) }),
  )
  return aBranchView([
    ...past,
    ...Array.from({ length: LINE }, (_, n) => aRow(n, { order_at: NOW - (LINE - n) * 1_000 })),
  ])
}

function Shown() {
  const services = useServiceWaits()
  const tickets = useTicketWaits()
  const quoteArgs = useQuoteArgs()
  const wait = services.get(CASH)
  const said = wait?.kind === 'range' ? `${wait.fromMinutes} ${wait.toMinutes}` : (wait?.why ?? 'nothing')
  return <p data-quote={JSON.stringify(quoteArgs(CASH))}>{`${said} ${tickets.size}`}</p>
}

test('[WT15] the worker tells what the estimator tells', async () => {
  const view = aBusyBranch()
  page.device.now = () => NOW
  const state = createStateOfView()(view, NOW)
  if (state === undefined) throw new Error('no state')
  const { newcomers } = quoteWaits(state, view.today ?? '')
  page.show(<Shown />)
  expect(page.place.textContent).toBe('nothing 0')
  act(() => page.device.show(view))
  const isTold = () => expect(page.place.textContent).toMatch(new RegExp(`^\\d+ \\d+ ${LINE}$`))
  await act(() => vi.waitFor(isTold))
  const [p50_s, p90_s] = [newcomers[0]?.p50_ms, newcomers[0]?.p90_ms].map((ms) => Math.round(Number(ms) / 1000))
  expect(JSON.parse(page.place.querySelector('p')?.dataset.quote ?? '')).toMatchObject({
    quote: { p50_s, p90_s, method: 'monte_carlo' },
  })
})

test('[WT15] a screen that goes away ends it', () => {
  page.device.show(aBranchView([aRow(1, { id: uuid(1) })]))
  page.show(<Shown />)
  page.show(null)
  expect(page.device.listeners).toBe(0)
})

test('[WT15] the next screen begins with what the one before knew, unless nobody has looked for long', async () => {
  let now = NOW
  page.device.now = () => now
  page.show(<Shown />)
  act(() => page.device.show(aBranchView([aRow(1)])))
  await act(() => vi.waitFor(() => expect(page.place.textContent).toMatch(/^\d+ \d+ 1$/)))
  const told = page.place.textContent
  page.show(null)
  now += 5_000
  page.show(<Shown />)
  expect(page.place.textContent).toBe(told)
  page.show(null)
  now += 3_600_000
  page.show(<Shown />)
  expect(page.place.textContent).toBe('nothing 0')
})
