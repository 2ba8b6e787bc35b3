import { expect } from 'vitest'
import { eventually } from '../../jobs/eventually.ts'
import { beginIn } from '../at-the-counter.ts'
import { isInvitedIn, saysAhead, startAgain } from './at-the-kiosk.ts'
import type { ServiceKey } from './branch.ts'
import type { Cast } from './cast.ts'
import { findDifferent } from './check-hall.ts'
import { isSettled, readDisk } from './disks.ts'
import type { Hall, HallTicket } from './hall.ts'
import { lineOf } from './in-the-hall.ts'
import type { Phone } from './on-the-phone.ts'

const SOON = { timeout: 60_000 }
const PREFIXES = { cash: 'A', accounts: 'B', cards: 'C' } as const satisfies Record<ServiceKey, string>

/** Nothing waits to be sent, and each replica is the authority's. */
export async function comeToRest(hall: Hall, cast: Cast): Promise<void> {
  for (const each of cast.standing()) await eventually(`${each.name} has told all`, () => isSettled(each), SOON.timeout)
  const place = { tenantId: hall.tenantId, branchId: hall.branch.id }
  const look = async () => findDifferent(hall.root, place, await Promise.all(cast.standing().map(readDisk)))
  await expect.poll(look, SOON).toEqual([])
}

/** The same counts and the same people at the same counters, on every screen. */
export async function screensAgree(hall: Hall, cast: Cast): Promise<void> {
  const tickets = await hall.tickets()
  const kiosks = [
    { page: cast.plain, language: 'ar' },
    { page: cast.printing(), language: 'en' },
  ] as const
  for (const { page, language } of kiosks) await beginIn(page, language)
  for (const [service, prefix] of Object.entries(PREFIXES) as [ServiceKey, string][]) {
    const waiting = tickets.filter(
      (each) => each.state === 'waiting' && each.service_id === hall.serviceId(prefix),
    ).length
    for (const desk of cast.desks) await expect.poll(() => desk.waiting(service), SOON).toBe(waiting)
    for (const { page, language } of kiosks)
      await expect.poll(() => saysAhead(page, language, service, waiting), SOON).toBe(true)
  }
  for (const { page, language } of kiosks) {
    await startAgain(page, language)
    await isInvitedIn(page, language)
  }
  for (const { number, counter } of tickets.filter(isAtCounter)) {
    await expect.poll(() => lineOf(cast.display, counter ?? ''), SOON).toContain(number)
    await cast.desks[Number(counter) - 1]?.isHere(number)
  }
}

const isAtCounter = ({ state }: HallTicket): boolean => state === 'called' || state === 'serving'

/** A phone says what the authority has of its ticket. */
export async function phoneAgrees(hall: Hall, { say, says }: Phone, number: string): Promise<void> {
  const { state, counter } = (await hall.tickets()).find((each) => each.number === number) ?? {}
  const label = counter ?? ''
  const first = (text: string): string => text.split(/[.؟:]/)[0] ?? text
  const texts: Readonly<Record<string, string>> = {
    // Whether one is next is said behind the same beginning.
    ...{ waiting: first(say('waiting')), called: say('called', { counter: label }) },
    ...{ serving: say('serving_at', { counter: label }), completed: say('completed'), cancelled: say('cancelled') },
  }
  await says(texts[state ?? ''] ?? `no words for ${state}`)
}
