import type { NumberTexts } from './number-texts.ts'

const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function below100(n: number): string {
  const [tens, units] = [Math.floor(n / 10), n % 10]
  return SMALL[n] ?? (units === 0 ? `${TENS[tens]}` : `${TENS[tens]}-${SMALL[units]}`)
}

/** As British English says it, which is heard in most of the world: what is below a hundred is joined by “and”. */
export const englishNumbers: NumberTexts = {
  below100,
  hundreds: (hundreds, goesOn) => `${SMALL[hundreds]} hundred${goesOn ? ' and' : ''}`,
  thousands: (thousands, goesOn) => `${SMALL[thousands]} thousand${goesOn ? ' and' : ''}`,
}
