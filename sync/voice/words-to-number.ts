import type { Language } from '../words/language.ts'

/*
 * The way back, for tests: what a listener makes of the words. It shares no table with the way there, and knows of each
 * language only what its words are worth and which of them multiply.
 */
const EN = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
const FR = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'

const inOrder = (words: string): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word, worth) => [word, worth]))

const WORTH: Readonly<Record<'en' | 'fr', Readonly<Record<string, number>>>> = {
  en: {
    ...inOrder(EN),
    ...{ seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60 },
    ...{ seventy: 70, eighty: 80, ninety: 90 },
  },
  fr: { ...inOrder(FR), vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
}
const MULTIPLIES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  cent: 100,
  cents: 100,
  mille: 1_000,
}

/** Stems without vowels: an ending says nothing about the worth. */
const ARABIC: readonly (readonly [RegExp, number])[] = [
  ...([
    [/^صفر$/, 0],
    [/^(?:واحد|احد)$/, 1],
    [/^(?:اثنان|اثنا)$/, 2],
    [/^ثلاثة$/, 3],
    [/^اربعة$/, 4],
  ] as const),
  ...([
    [/^خمسة$/, 5],
    [/^ستة$/, 6],
    [/^سبعة$/, 7],
    [/^ثمانية$/, 8],
    [/^تسعة$/, 9],
    [/^عشرة?$/, 10],
  ] as const),
  ...([
    [/^عشرون$/, 20],
    [/^ثلاثون$/, 30],
    [/^اربعون$/, 40],
    [/^خمسون$/, 50],
    [/^ستون$/, 60],
  ] as const),
  ...([
    [/^سبعون$/, 70],
    [/^ثمانون$/, 80],
    [/^تسعون$/, 90],
    [/^مئة$/, 100],
    [/^مئتان$/, 200],
  ] as const),
  ...([
    [/^ثلاثمئة$/, 300],
    [/^اربعمئة$/, 400],
    [/^خمسمئة$/, 500],
    [/^ستمئة$/, 600],
    [/^سبعمئة$/, 700],
  ] as const),
  ...([
    [/^ثمانمئة$/, 800],
    [/^تسعمئة$/, 900],
    [/^الف$/, 1_000],
    [/^الفان$/, 2_000],
  ] as const),
]

export function wordsToNumber(language: Language, text: string): number {
  return language === 'ar' ? arabicToNumber(text) : latinToNumber(language, text)
}

function latinToNumber(language: 'en' | 'fr', text: string): number {
  let [whole, group] = [0, 0]
  const words = text.split(/[ -]/).filter((word) => word !== 'and' && word !== 'et')
  for (const [at, word] of words.entries()) {
    const by = MULTIPLIES[word]
    if (by === 1_000) [whole, group] = [whole + Math.max(group, 1) * by, 0]
    else if (by === 100) group = Math.max(group, 1) * by
    else if (language === 'fr' && word.startsWith('vingt') && words[at - 1] === 'quatre') group += 80 - 4
    else group += WORTH[language][word] ?? Number.NaN
  }
  return whole + group
}

function arabicToNumber(text: string): number {
  const words = text
    .replaceAll(/[\u064b-\u0652]/g, '')
    .replaceAll(/[أآ]/g, 'ا')
    .split(' ')
    .map((word) => (/^و(?!احد)/.test(word) ? word.slice(1) : word))
  let sum = 0
  for (const word of words) {
    if (word === 'الاف') sum *= 1_000
    else sum += ARABIC.find(([stem]) => stem.test(word))?.[1] ?? Number.NaN
  }
  return sum
}
