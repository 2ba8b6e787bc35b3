import type { callWords } from '../../../sync/voice/call-fragments.ts'
import type { Language } from '../../../sync/words/language.ts'

/** What is said around the numbers of a call. */
export const callTexts: Readonly<Record<Language, Readonly<Record<(typeof callWords)[number], string>>>> = {
  en: { ticket: 'Ticket', counter: 'counter', at_screen: 'please look at the screen.' },
  fr: { ticket: 'Ticket', counter: 'guichet', at_screen: 'regardez l’écran, s’il vous plaît.' },
  ar: { ticket: 'التَّذْكِرَةُ رَقْم', counter: 'الشُّبَّاكُ رَقْم', at_screen: 'اُنْظُرْ إِلَى الشَّاشَةِ مِنْ فَضْلِك.' },
}

/**
 * Whose voice names a letter. The prefix of a ticket stands in Latin letters on the screen; in Arabic each is called as Tunisia calls
 * it, by its French name.
 */
export const letterVoice: Readonly<Record<Language, Language>> = { ar: 'fr', fr: 'fr', en: 'en' }
