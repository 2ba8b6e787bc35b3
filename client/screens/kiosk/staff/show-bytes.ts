import type { Language } from '../../../../sync/words/language.ts'
import { locales } from '../../../app/show-time.ts'

const MEGA = 1_000_000
const GIGA = 1_000 * MEGA

/** As discs are sold: below a gigabyte in whole megabytes, else with one decimal. */
export function showBytes(bytes: number, language: Language): string {
  const [unit, size, maximumFractionDigits] = bytes < GIGA ? ['megabyte', MEGA, 0] : ['gigabyte', GIGA, 1]
  return new Intl.NumberFormat(locales[language], { style: 'unit', unit, maximumFractionDigits }).format(bytes / size)
}
