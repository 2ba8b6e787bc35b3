import type { PairAnswer } from '../../../../printer/port/printer-port.ts'
import type { CopyAnswer } from '../../../../printer/spool/spool.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { Button } from '../../../design/button.tsx'
import type { Paper } from '../../../device/printing/paper.ts'
import { kioskPrinterWords } from '../../../words/kiosk-printer/kiosk-printer-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { useCopySaid } from './use-copy-said.ts'

type Props = { readonly paper: Paper; onSaid(said: string | undefined): void }

/** What staff do at a printer that has no customer before it. */
export function PrinterActions({ paper, onSaid }: Props) {
  const say = useWords(kioskPrinterWords)
  const [language] = usePageLanguage()
  const copySaid = useCopySaid()
  const { guard, staff } = printerWordsIn(language)

  function tell(answer: PairAnswer): void {
    if (answer.kind === 'paired') onSaid(say('paired', { name: answer.printer.name }))
    // What else went wrong stands above, in the state of the printer.
    else onSaid(answer.kind === 'not_supported' ? guard.not_supported.happened : say(answer.kind))
  }
  const told = (answering: Promise<CopyAnswer | undefined>): void => {
    void answering.then((answer) => onSaid(answer === undefined ? say('none_printed') : copySaid(answer)))
  }
  return (
    <div className="flex flex-wrap gap-3">
      {/* Nothing may come before it in the press: the browser asks which printer only inside of a gesture. */}
      <Button onPress={() => void paper.pair().then(tell)}>{staff.actions.pair}</Button>
      <Button onPress={() => told(paper.test())}>{staff.actions.test}</Button>
      <Button onPress={() => told(paper.copyLast())}>{say('copy_last')}</Button>
    </div>
  )
}
