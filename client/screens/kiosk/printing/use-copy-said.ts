import type { CopyAnswer } from '../../../../printer/spool/spool.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { kioskPrinterWords } from '../../../words/kiosk-printer/kiosk-printer-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'

/** What became of the wish for a paper. That it came out is seen at the printer, and not said here. */
export function useCopySaid(): (answer: CopyAnswer) => string {
  const say = useWords(kioskPrinterWords)
  const [language] = usePageLanguage()
  return (answer) =>
    answer.kind === 'refused' ? printerWordsIn(language).staff.copyRefused[answer.reason] : say(answer.kind)
}
