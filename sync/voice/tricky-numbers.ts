import type { Language } from '../words/language.ts'

/** Written by hand, as people write them: what machines say wrongly. For tests. */
export const trickyNumbers: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  en: {
    ...{ 0: 'zero', 1: 'one', 12: 'twelve', 13: 'thirteen', 15: 'fifteen', 18: 'eighteen', 20: 'twenty', 40: 'forty' },
    ...{ 21: 'twenty-one', 48: 'forty-eight', 80: 'eighty', 99: 'ninety-nine', 100: 'one hundred' },
    ...{ 101: 'one hundred and one', 110: 'one hundred and ten', 348: 'three hundred and forty-eight' },
    ...{ 900: 'nine hundred', 999: 'nine hundred and ninety-nine', 1000: 'one thousand', 1001: 'one thousand and one' },
    ...{ 1100: 'one thousand one hundred', 1234: 'one thousand two hundred and thirty-four' },
    ...{ 2013: 'two thousand and thirteen', 9999: 'nine thousand nine hundred and ninety-nine' },
  },
  fr: {
    ...{ 0: 'zéro', 1: 'un', 16: 'seize', 17: 'dix-sept', 20: 'vingt', 21: 'vingt et un', 22: 'vingt-deux' },
    ...{ 31: 'trente et un', 60: 'soixante', 61: 'soixante et un', 69: 'soixante-neuf', 70: 'soixante-dix' },
    ...{ 71: 'soixante et onze', 72: 'soixante-douze', 76: 'soixante-seize', 77: 'soixante-dix-sept' },
    ...{ 79: 'soixante-dix-neuf', 80: 'quatre-vingts', 81: 'quatre-vingt-un', 88: 'quatre-vingt-huit' },
    ...{ 90: 'quatre-vingt-dix', 91: 'quatre-vingt-onze', 97: 'quatre-vingt-dix-sept', 99: 'quatre-vingt-dix-neuf' },
    ...{ 100: 'cent', 101: 'cent un', 171: 'cent soixante et onze', 180: 'cent quatre-vingts', 200: 'deux cents' },
    ...{
      201: 'deux cent un',
      391: 'trois cent quatre-vingt-onze',
      1000: 'mille',
      1001: 'mille un',
      1100: 'mille cent',
    },
    ...{ 2000: 'deux mille', 1200: 'mille deux cents', 9980: 'neuf mille neuf cent quatre-vingts' },
  },
  ar: {
    ...{ 0: 'صفر', 1: 'واحد', 2: 'اثنان', 3: 'ثلاثة', 8: 'ثمانية', 10: 'عشرة', 11: 'أحد عشر', 12: 'اثنا عشر' },
    ...{ 13: 'ثلاثة عشر', 19: 'تسعة عشر', 20: 'عشرون', 21: 'واحد وعشرون', 22: 'اثنان وعشرون', 48: 'ثمانية وأربعون' },
    ...{ 99: 'تسعة وتسعون', 100: 'مئة', 101: 'مئة وواحد', 111: 'مئة وأحد عشر', 112: 'مئة واثنا عشر', 200: 'مئتان' },
    ...{ 202: 'مئتان واثنان', 300: 'ثلاثمئة', 348: 'ثلاثمئة وثمانية وأربعون', 800: 'ثمانمئة', 1000: 'ألف' },
    ...{ 1001: 'ألف وواحد', 1100: 'ألف ومئة', 2000: 'ألفان', 2022: 'ألفان واثنان وعشرون', 3000: 'ثلاثة آلاف' },
    ...{ 4567: 'أربعة آلاف وخمسمئة وسبعة وستون', 9999: 'تسعة آلاف وتسعمئة وتسعة وتسعون' },
  },
}
