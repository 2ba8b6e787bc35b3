import type { NumberTexts } from './number-texts.ts'

/** Vocalised, since what speaks it cannot guess. The last letter stays without: that is how a word ends before a pause. */
const SMALL = [
  ...['صِفْر', 'وَاحِد', 'اِثْنَان', 'ثَلَاثَة', 'أَرْبَعَة', 'خَمْسَة', 'سِتَّة', 'سَبْعَة', 'ثَمَانِيَة', 'تِسْعَة', 'عَشَرَة'],
  ...['أَحَدَ عَشَر', 'اِثْنَا عَشَر', 'ثَلَاثَةَ عَشَر', 'أَرْبَعَةَ عَشَر', 'خَمْسَةَ عَشَر', 'سِتَّةَ عَشَر', 'سَبْعَةَ عَشَر', 'ثَمَانِيَةَ عَشَر', 'تِسْعَةَ عَشَر'],
]
const TENS = ['', '', 'عِشْرُون', 'ثَلَاثُون', 'أَرْبَعُون', 'خَمْسُون', 'سِتُّون', 'سَبْعُون', 'ثَمَانُون', 'تِسْعُون']
const HUNDREDS = [...['', 'مِئَة', 'مِئَتَان', 'ثَلَاثُمِئَة', 'أَرْبَعُمِئَة', 'خَمْسُمِئَة', 'سِتُّمِئَة', 'سَبْعُمِئَة', 'ثَمَانِمِئَة', 'تِسْعُمِئَة']]
const NUNATED = 'ٌ'
const GENITIVE = 'ٍ'
const KASRA = 'ِ'
const AND = ' وَ'

/** Before “and” a word keeps its ending: of the dual an i, of all others the nunation. */
const beforeAnd = (word: string, ending: string): string => `${word}${word.endsWith('ان') ? KASRA : ending}`

function below100(n: number): string {
  const [tens, units] = [Math.floor(n / 10), n % 10]
  const unit = `${SMALL[units]}`
  return SMALL[n] ?? (units === 0 ? `${TENS[tens]}` : `${beforeAnd(unit, NUNATED)}${AND}${TENS[tens]}`)
}

function thousandsText(thousands: number): string {
  if (thousands === 1) return 'أَلْف'
  return thousands === 2 ? 'أَلْفَان' : `${SMALL[thousands]}ُ آلَاف`
}

/**
 * As one counts aloud, three to ten with ة: a ticket's or counter's number is a name and agrees with no noun, and persons, the only ones that are
 * counted beside it, are masculine. The units come before the tens, and every part is joined to the next by و.
 */
export const arabicNumbers: NumberTexts = {
  below100,
  hundreds(hundreds, goesOn) {
    const word = `${HUNDREDS[hundreds]}`
    return goesOn ? `${beforeAnd(word, hundreds === 1 ? NUNATED : GENITIVE)}${AND}` : word
  },
  thousands(thousands, goesOn) {
    const word = thousandsText(thousands)
    return goesOn ? `${beforeAnd(word, thousands === 1 ? NUNATED : GENITIVE)}${AND}` : word
  },
}
