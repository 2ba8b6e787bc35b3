import { type SpokenPart, ticketFragments } from '../../../../../sync/voice/call-fragments.ts'
import { numberFragments } from '../../../../../sync/voice/number-fragments.ts'
import type { Language } from '../../../../../sync/words/language.ts'
import { countAhead, findSentence } from './find-sentence.ts'
import type { Spoken } from './what-to-say.ts'

const BREATH: SpokenPart = { pauseMs: 90 }
const STOP: SpokenPart = { pauseMs: 350 }

/**
 * What can be said of an item by recordings alone [KF18]. Of a choice whose name was never recorded, which is any service's, its letter
 * or its place, and the digit that presses it; of anything else whose words are unknown, nothing.
 */
export function recordedParts({ parts, choice }: Spoken, language: Language): SpokenPart[] {
  const known = parts.map((part) => partToSpeech(part, language))
  if (choice === undefined) return joined(known)
  const [name, ...notes] = known
  return joined([name?.length ? name : placeOf(choice, language), pressOf(choice, language), ...notes])
}

/** One after the other, with a stop behind each. */
export function joined(sayings: readonly (readonly SpokenPart[])[]): SpokenPart[] {
  return sayings.filter((saying) => saying.length > 0).flatMap((saying) => [...saying, STOP])
}

type Choice = NonNullable<Spoken['choice']>

function placeOf({ digit, mark }: Choice, language: Language): SpokenPart[] {
  if (/^[A-Z]{1,3}$/.test(mark)) return ['for_service', BREATH, ...mark]
  return ['for_choice', BREATH, ...numberFragments(language, digit)]
}

/** Beyond nine no digit presses it, but the arrows lead there. */
function pressOf({ digit }: Choice, language: Language): SpokenPart[] {
  return digit > 9 ? [] : ['press', BREATH, ...numberFragments(language, digit)]
}

function partToSpeech(part: string, language: Language): SpokenPart[] {
  const text = part.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '').trim()
  const ticket = ticketFragments(language, text)
  if (ticket !== undefined) return ticket
  // A key of the screen.
  if (/^(?:[A-Z]|\d{1,4})$/.test(text)) return /\d/.test(text) ? numberFragments(language, Number(text)) : [text]
  const pieces = text.split(' · ')
  return pieces.flatMap((piece) => findSentence(piece, language) ?? aheadOf(piece, language))
}

function aheadOf(text: string, language: Language): SpokenPart[] {
  const count = countAhead(text, language)
  if (count === undefined) return []
  const form = `ahead_${new Intl.PluralRules(language).select(count)}`
  // One and two persons have no number beside them in Arabic: the word says it.
  return language === 'ar' && count <= 2 ? [form] : [...numberFragments(language, count), form]
}
