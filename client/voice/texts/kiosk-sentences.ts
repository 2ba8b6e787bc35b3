import { customerMatters } from '../../../printer/words/matter.ts'
import { printerWordsIn } from '../../../printer/words/printer-words-in.ts'
import type { Language } from '../../../sync/words/language.ts'
import { baseAr } from '../../words/base/ar.ts'
import { baseEn } from '../../words/base/en.ts'
import { baseFr } from '../../words/base/fr.ts'
import { kioskAr } from '../../words/kiosk/ar.ts'
import { kioskEn } from '../../words/kiosk/en.ts'
import { kioskFr } from '../../words/kiosk/fr.ts'
import { kioskFlowAr } from '../../words/kiosk-flow/ar.ts'
import { kioskFlowEn } from '../../words/kiosk-flow/en.ts'
import { kioskFlowFr } from '../../words/kiosk-flow/fr.ts'
import { kioskPaperAr } from '../../words/kiosk-paper/ar.ts'
import { kioskPaperEn } from '../../words/kiosk-paper/en.ts'
import { kioskPaperFr } from '../../words/kiosk-paper/fr.ts'
import { languageNames } from '../../words/language-names.ts'

/** What a customer can come to hear: each step's question, what stands on its buttons, and why something cannot be. */
const keys = {
  base: ['delete_digit'],
  kiosk: [
    ...['which_language', 'choose', 'other_services', 'nobody_ahead', 'branch_closed', 'all_services'],
    ...['closed_now', 'closed_today', 'closed_holiday', 'closed_last_ticket', 'closed_full'],
    ...['priority', 'appointment', 'appointment_which', 'back', 'start_again', 'reach_low', 'text_larger'],
    ...['no_letter', 'not_kept', 'not_ready', 'just_closed', 'closed_for_code', 'code_used_here'],
    ...['code_is_ticket', 'code_not_read'],
  ],
  'kiosk-flow': [
    ...['still_there', 'more_time', 'which_priority', 'no_priority', 'is_right', 'take_ticket'],
    ...['your_phone', 'your_phone_why', 'phone_not_whole', 'leave_phone', 'no_phone', 'no_digits'],
    ...['your_code', 'your_code_why', 'check_in', 'no_code', 'code_not_whole'],
    ...['may_not_be_today', 'called_while_open', 'no_ticket'],
    ...['checking', 'unchecked', 'kept', 'late', 'unknown', 'used', 'undecided'],
  ],
  'kiosk-paper': ['your_number', 'printing', 'printed', 'watch', 'scan', 'done', 'have_it', 'closing', 'stay'],
} as const

const texts: Readonly<Record<Language, Readonly<Record<keyof typeof keys, Readonly<Record<string, string>>>>>> = {
  ar: { base: baseAr, kiosk: kioskAr, 'kiosk-flow': kioskFlowAr, 'kiosk-paper': kioskPaperAr },
  fr: { base: baseFr, kiosk: kioskFr, 'kiosk-flow': kioskFlowFr, 'kiosk-paper': kioskPaperFr },
  en: { base: baseEn, kiosk: kioskEn, 'kiosk-flow': kioskFlowEn, 'kiosk-paper': kioskPaperEn },
}

/** By the name of its piece, each sentence as it stands on the screen; what two of them share has one name. */
export function kioskSentences(language: Language): Map<string, string> {
  const { customer } = printerWordsIn(language)
  const all: (readonly [name: string, text: string])[] = [
    ['language_name', languageNames[language]],
    ...Object.entries(keys).flatMap(([area, names]) =>
      names.map((key) => [`${area}.${key}`, texts[language][area as keyof typeof keys][key] ?? ''] as const),
    ),
    ...customerMatters.flatMap((matter) => [
      [`paper.${matter}`, customer[matter].happened] as const,
      [`paper.${matter}.todo`, customer[matter].todo] as const,
    ]),
  ]
  return new Map(all.filter(([, text], at) => all.findIndex(([, other]) => other === text) === at))
}

/** Sentences with something in them that is not recorded: the hour of an appointment, and how many are ahead, by the form of the count. */
export function kioskTemplates(language: Language): {
  readonly early: string
  readonly ahead: readonly (readonly [key: string, text: string])[]
} {
  const { kiosk, 'kiosk-flow': flow } = texts[language]
  const ahead = Object.entries({ ...kiosk, ...flow }).filter(([key]) => AHEAD.test(key))
  return { early: flow.early ?? '', ahead }
}
/** Of nobody ahead there is a sentence of its own, or nothing to say. */
const AHEAD = /^(?:ahead|closes_behind)_(?!zero)|^count_ahead/
