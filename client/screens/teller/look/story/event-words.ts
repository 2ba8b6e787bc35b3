import { arrivalProofs } from '../../../../../sync/commands/confirm-arrival.ts'
import { isCommandName } from '../../../../../sync/commands/registry.ts'
import type { StoryEvent } from '../../../../../sync/story/ticket-story.ts'
import type { Language } from '../../../../../sync/words/language.ts'
import { wordsIn } from '../../../../../sync/words/words-in.ts'
import type { WordKey } from '../../../../words/catalog.ts'
import type { tellerLookEn } from '../../../../words/teller-look/en.ts'
import type { Say } from '../../../../words/use-words.ts'

type Key = WordKey<typeof tellerLookEn>
type EventName<K extends string = Key> = K extends `event_${infer Name}` ? Exclude<Name, 'unknown' | 'kept'> : never

export const eventNames = [
  ...(['issued', 'adopted', 'merged', 'called', 'recalled', 'started', 'completed', 'leg_completed'] as const),
  ...(['no_show', 'parked', 'returned', 'put_back', 'transferred', 'leg_added', 'cancelled', 'left'] as const),
  ...(['reinstated', 'arrived', 'undone', 'handed_over', 'let_pass', 'feedback', 'noted'] as const),
  ...(['expired', 'erased'] as const),
] as const satisfies readonly EventName[]

/** A step in words. What was kept without effect bears the name of its command; what is of later is said to be a change. */
export function eventText({ what }: StoryEvent, say: Say<typeof tellerLookEn>, language: Language): string {
  const known = eventNames.find((each) => each === what)
  if (known !== undefined) return say(`event_${known}`)
  if (isCommandName(what)) return say('event_kept', { what: wordsIn(language).commands[what] })
  return say('event_unknown')
}

/** Why, as the person wrote it; of an arrival it is how that was proven, which the events bear as a name. */
export function reasonText({ what, reason }: StoryEvent, say: Say<typeof tellerLookEn>): string | null {
  const proof = what === 'arrived' ? arrivalProofs.find((each) => each === reason) : undefined
  if (proof !== undefined) return say(`proof_${proof}`)
  return reason === null ? null : say('reason_was', { reason })
}
