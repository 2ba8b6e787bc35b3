import type { NumberTexts } from './number-texts.ts'

const SMALL = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize'],
  ...['quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
]
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]

function below100(n: number): string {
  if (n < SMALL.length) return `${SMALL[n]}`
  if (n === 80) return 'quatre-vingts'
  const tens = Math.floor(n / 10)
  // Seventy and ninety have no word of their own: they go on counting from sixty and from eighty.
  const rest = tens === 7 || tens === 9 ? (n % 10) + 10 : n % 10
  if (rest === 0) return `${TENS[tens]}`
  const takesEt = (rest === 1 || rest === 11) && tens < 8
  return takesEt ? `${TENS[tens]} et ${SMALL[rest]}` : `${TENS[tens]}-${SMALL[rest]}`
}

/** As France and Tunisia count: soixante-dix, quatre-vingts. */
export const frenchNumbers: NumberTexts = {
  below100,
  hundreds(hundreds, goesOn) {
    if (hundreds === 1) return 'cent'
    return `${SMALL[hundreds]} cent${goesOn ? '' : 's'}`
  },
  thousands: (thousands) => (thousands === 1 ? 'mille' : `${SMALL[thousands]} mille`),
}
