import { expect, test } from 'vitest'
import { ticketStates } from '../../../sync/tickets/ticket-state.ts'
import { transitions } from '../../../sync/tickets/transitions.ts'
import { actsOf, awayActsOf } from './acts-of.ts'

/** Whether the authority's table would carry it out, in whichever kind the screen sends it. */
function isApplied(name: keyof typeof transitions, state: (typeof ticketStates)[number]): boolean {
  const rows = Object.values(transitions[name]) as readonly Readonly<Record<string, { readonly effect: string }>>[]
  return rows.some((row) => ['apply', 'contest'].includes(row[state]?.effect ?? ''))
}

test.each(ticketStates)('[TC1] what is offered for a ticket that is %s is what the authority would do', (state) => {
  for (const name of [...actsOf(state), ...awayActsOf(state)])
    expect([name, isApplied(name, state)]).toEqual([name, true])
})

test('[TC1] nothing is offered for a ticket that has ended, nor for nobody', () => {
  for (const state of ['completed', 'cancelled', 'expired', undefined])
    expect([...actsOf(state), ...awayActsOf(state)]).toEqual([])
})
