import type { ToldReason } from '../../../sync/queue/told-reason.ts'
import type { TicketState } from '../../../sync/tickets/ticket-state.ts'
import type { Language } from '../../../sync/words/language.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import type { orderReasonsEn } from '../../words/order-reasons/en.ts'
import type { Say } from '../../words/use-words.ts'

type Of = {
  /** Their numbers. */
  readonly first: string
  readonly second: string
  /** When both came. */
  readonly cameAt: readonly [first: number, second: number]
  /** What had become of the second when the first was called. */
  readonly state: TicketState | undefined
  /** The name of what the second waited for. */
  readonly service: string
}

const MINUTE_MS = 60_000

/** Why one was before the other, in one sentence, the same for whoever asks [EO5]. */
export function reasonText(
  reason: ToldReason,
  { first, second, cameAt, state, service }: Of,
  { say, language }: { readonly say: Say<typeof orderReasonsEn>; readonly language: Language },
): string {
  const stood = state === undefined ? '' : wordsIn(language).states[state]
  return say(reason, { first, second, service, state: stood, minutes: minutesApart(cameAt) })
}

/** As the hours that stand below differ. Less than a minute is said as one: nought would say that they came together. */
function minutesApart([first, second]: Of['cameAt']): number {
  return Math.max(1, Math.abs(Math.floor(first / MINUTE_MS) - Math.floor(second / MINUTE_MS)))
}
