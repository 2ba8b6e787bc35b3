import type { Piece } from '../../voice/texts/pieces.ts'

/*
 * espeak-ng reads an Arabic vowel that stands before a shadda as none at all, which is the order in which Unicode sorts them;
 * and it says the t of a ة before a pause, where people end with the a before it.
 */
const VOWEL_THEN_SHADDA = /([\u064b-\u0650])\u0651/g
const TA_AT_PAUSE = /ة(?= ?(?:[.،؟:…,]|$))/g
/** What ends the text is put there anew: a comma keeps the voice up, a full stop lets it fall. */
const END = /[.…:!؟?،,]+ ?$/

/** A text in the spelling that its voice reads rightly, with the mark that says whether the sentence goes on. */
export function spelledFor({ text, voice, goesOn }: Pick<Piece, 'text' | 'voice' | 'goesOn'>): string {
  const isQuestion = /[?؟]\s*$/.test(text)
  const body = text.normalize('NFC').replaceAll('’', "'").replace(END, '').trim()
  const end = goesOn ? ',' : isQuestion ? '?' : '.'
  const whole = `${body}${end}`
  return voice === 'ar' ? whole.replaceAll(VOWEL_THEN_SHADDA, '\u0651$1').replaceAll(TA_AT_PAUSE, '') : whole
}
