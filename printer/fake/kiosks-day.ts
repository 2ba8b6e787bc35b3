import fc from 'fast-check'
import { expect } from 'vitest'
import type { FakePrinterOptions, Fault } from './fake-usb-printer.ts'
import { type FoundPaper, readPapers } from './marked-tickets.ts'
import { createSpoolWorld, type SpoolPage, type SpoolWorld } from './spool-world.ts'

/** What happens to a kiosk and its printer, one after the other. */
type Plain = 'tap' | 'take_on_screen' | 'copy' | 'paper_changed' | 'pull_out' | 'plug_in' | 'end_waiting'
export type Step =
  | { readonly kind: Plain }
  /** So many turns of promises later: between any two steps of the code. */
  | { readonly kind: 'crash'; readonly turns: number }
  | { readonly kind: 'fault'; readonly after: number; readonly fault: Fault }
  | { readonly kind: 'set'; readonly trouble: 'paper_out' | 'cover_open' | 'cutter' | undefined }
  | { readonly kind: 'hang' | 'silent' | 'refuse_claims' | 'fail_encoding'; readonly is: boolean }
  | { readonly kind: 'disk'; readonly refusing: 'no' | 'before' | 'after' }
  | { readonly kind: 'pass'; readonly ms: number }

const faults: readonly Fault[] = ['paper_out', 'cover_open', 'cutter', 'unplug', 'hang', 'stall', 'break']
const plain = (kind: Plain) => fc.constant<Step>({ kind })
const switched = (kind: 'hang' | 'silent' | 'refuse_claims' | 'fail_encoding') =>
  fc.record({ kind: fc.constant(kind), is: fc.boolean() })

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: plain('tap') },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat({ max: 40_000 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat({ max: 300 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('crash' as const), turns: fc.nat({ max: 120 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      after: fc.nat({ max: 6_000 }),
      fault: fc.constantFrom(...faults),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      trouble: fc.constantFrom('paper_out' as const, 'cover_open' as const, 'cutter' as const, undefined, undefined),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('disk' as const), refusing: fc.constantFrom('no', 'before', 'after') }),
  },
  ...(['hang', 'silent', 'refuse_claims', 'fail_encoding'] as const).map(switched),
  ...(['take_on_screen', 'copy', 'paper_changed', 'pull_out', 'plug_in', 'end_waiting'] as const).map(plain),
)

const printers: readonly FakePrinterOptions[] = [{}, { vendorId: 0x0fe6 }, { tells: 'nothing' }, { tells: 'rubbish' }]

export const aKiosksDay = fc.record({
  printer: fc.constantFrom(...printers),
  steps: fc.array(aStep, { minLength: 1, maxLength: 30, size: 'max' }),
})
export type KiosksDay = { readonly printer: FakePrinterOptions; readonly steps: readonly Step[] }

/** Plays the day, mends everything, and says what came out of it. */
export async function playDay({ printer, steps }: KiosksDay, settle: () => Promise<void>): Promise<void> {
  const world = createSpoolWorld(settle, printer)
  const issued: string[] = []
  let page = world.openPage()
  await world.time.pass(1_000)
  for (const step of steps) page = await play(world, page, issued, step)
  await mend(world)
  checkEnd(world, issued)
}

async function play(world: SpoolWorld, page: SpoolPage, issued: string[], step: Step): Promise<SpoolPage> {
  const last = issued.at(-1)
  switch (step.kind) {
    case 'tap': {
      const ticketId = String(issued.length + 1)
      // A ticket whose transaction was refused is none: it has no number and no job.
      const isIssued = await world.issue(ticketId).then(
        () => true,
        () => world.job(ticketId) !== undefined,
      )
      if (isIssued) issued.push(ticketId)
      return page
    }
    case 'crash':
      for (let turn = 0; turn < step.turns; turn += 1) await Promise.resolve()
      page.crash()
      return world.openPage()
    case 'take_on_screen':
      if (last !== undefined) await page.spool.takenOnScreen(last)
      return page
    case 'copy':
      if (last !== undefined) await page.spool.copy(last)
      return page
    case 'end_waiting':
      if (last !== undefined) world.endWaiting(last)
      return page
    case 'pass':
      await world.time.pass(step.ms)
      return page
    default:
      change(world, page, step)
      return page
  }
}

function change(world: SpoolWorld, page: SpoolPage, step: Step): void {
  const { printer } = world
  if (step.kind === 'paper_changed') page.spool.paperChanged()
  if (step.kind === 'pull_out') world.pullOut()
  if (step.kind === 'plug_in') world.plugIn()
  if (step.kind === 'fault') printer.failAfter(step.after, step.fault)
  if (step.kind === 'set') printer.set(step.trouble)
  if (step.kind === 'hang') printer.setHanging(step.is)
  if (step.kind === 'silent') printer.setSilent(step.is)
  if (step.kind === 'refuse_claims') printer.refuseClaims(step.is)
  if (step.kind === 'fail_encoding') world.failEncoding(step.is)
  if (step.kind === 'disk') world.jobs.setRefusing(step.refusing)
}

async function mend(world: SpoolWorld): Promise<void> {
  const { printer, jobs } = world
  jobs.setRefusing('no')
  world.failEncoding(false)
  printer.setHanging(false)
  printer.setSilent(false)
  printer.refuseClaims(false)
  printer.clearFault()
  printer.set(undefined)
  world.plugIn()
  await world.time.pass(3 * 60_000)
}

/** What a customer, the next customer and a teller may rely on, whatever happened. */
function checkEnd(world: SpoolWorld, issued: readonly string[]): void {
  const taken = readPapers(world.printer.taken)
  const ofTicket = (ticketId: string, kind: FoundPaper['kind']) =>
    taken.filter((paper) => paper.ticketId === ticketId && paper.kind === kind)
  const unread = taken.filter(({ ticketId }) => ticketId === '')
  for (const paper of taken) if (!unread.includes(paper)) expect(issued).toContain(paper.ticketId)
  // Each of these tears must be somebody's unknown.
  expect(unread.length).toBeLessThanOrEqual(world.jobs.all().filter(({ state }) => state === 'unknown').length)
  for (const ticketId of issued) {
    const originals = ofTicket(ticketId, 'original')
    // Torn ones count: whoever holds half a ticket holds it.
    expect(originals.length).toBeLessThanOrEqual(1)
    const job = world.job(ticketId)
    expect(['printed', 'failed', 'unknown']).toContain(job?.state)
    if (job?.state === 'printed') expect(originals[0]?.isWhole).toBe(true)
    if (job?.state === 'failed') expect(originals).toEqual([])
  }
  for (const job of world.jobs.all()) {
    expect(['printed', 'failed', 'unknown']).toContain(job.state)
    if (job.kind === 'copy' && job.state === 'failed') continue
    if (job.kind === 'copy') expect(issued).toContain(job.ticket_id)
  }
}
