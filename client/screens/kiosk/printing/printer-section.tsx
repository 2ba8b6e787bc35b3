import { useState } from 'react'
import { guardMatterOf } from '../../../../printer/words/matter.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { Banner } from '../../../design/banner.tsx'
import { Button } from '../../../design/button.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { kioskPrinterWords } from '../../../words/kiosk-printer/kiosk-printer-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { usePrinting } from './paper-context.tsx'
import { PrinterActions } from './printer-actions.tsx'
import { printerTone } from './printer-tone.ts'
import { ProfileChoice } from './profile-choice.tsx'
import { UnsettledJobs } from './unsettled-jobs.tsx'
import { usePrinter } from './use-printer.ts'

/** All that staff see of the printer, and all that they can do about it; the one section of the staff panel about paper. */
export function PrinterSection() {
  const say = useWords(kioskPrinterWords)
  const [language] = usePageLanguage()
  const paper = usePrinting()?.paper
  const status = usePrinter()
  const [said, setSaid] = useState<string>()
  const words = printerWordsIn(language)
  const heading = <h2 className="text-title">{say('printer')}</h2>
  if (paper === undefined || status === undefined) {
    return (
      <section className="flex flex-col gap-4">
        {heading}
        <Skeleton />
      </section>
    )
  }
  const { printer, spool } = status
  if (!spool.isLeading) {
    return (
      <section className="flex flex-col gap-4">
        {heading}
        <Banner tone="waiting">{say('other_window')}</Banner>
      </section>
    )
  }
  const matter = guardMatterOf(printer, spool.stop)
  const { happened, todo } = words.guard[matter]
  return (
    <section className="flex flex-col gap-4">
      {heading}
      <Banner tone={printerTone(matter)} code={matter}>
        <span className="block font-semibold">{happened}</span>
        {todo !== '' && <span className="block">{todo}</span>}
      </Banner>
      {'printer' in printer && (
        <p className="text-base text-ink-soft">{say('named', { name: printer.printer.name })}</p>
      )}
      <ProfileChoice status={status} onChoose={paper.chooseProfile} />
      {spool.missing.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="font-semibold">{words.staff.missing.replace('{count}', String(spool.missing.length))}</p>
          <Button onPress={paper.paperChanged}>{words.staff.actions.paper_changed}</Button>
        </div>
      )}
      <UnsettledJobs jobs={spool.unsettled} paper={paper} onSaid={setSaid} />
      <PrinterActions paper={paper} onSaid={setSaid} />
      {said !== undefined && <Banner tone="ours">{said}</Banner>}
    </section>
  )
}
