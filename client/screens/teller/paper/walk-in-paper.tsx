import { Printer, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { OutboxRow } from '../../../../sync/outbox/outbox-row.ts'
import { type Language, languages } from '../../../../sync/words/language.ts'
import { FaultBanner } from '../../../app/fault-banner.tsx'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { usePage } from '../../../app/page.ts'
import { useTask } from '../../../app/use-task.ts'
import { Button } from '../../../design/button.tsx'
import { baseWords } from '../../../words/base/base-words.ts'
import { languageNames } from '../../../words/language-names.ts'
import { tellerPaperWords } from '../../../words/teller-paper/teller-paper-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { getPaper } from './get-paper.ts'
import { showFile } from './show-file.ts'

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The number that was just given at this counter, and its paper in the language of who stands there. */
export function WalkInPaper({ issued, onClose }: { readonly issued: OutboxRow; readonly onClose: () => void }) {
  const say = useWords(tellerPaperWords)
  const sayBase = useWords(baseWords)
  const device = useDevice()
  const { askFile, home } = usePage()
  const { isRunning, fault, run } = useTask()
  const [asked, setAsked] = useState<Language>()
  const offered = useRows((view) => view.configuration?.branch.languages) ?? languages
  const label = useId()
  const number = String(issued.args.number)

  async function print(language: Language): Promise<void> {
    if (isRunning) return
    setAsked(language)
    const answer = await run(() => getPaper(issued, language, { askFile, home, decided: device.outcomeOf, after }))
    if (answer.ok) showFile(answer.value, `${number.replaceAll('/', '-')}.pdf`)
  }
  return (
    <div className="flex shrink-0 flex-col gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere. */}
      <div
        role="group"
        aria-labelledby={label}
        className="grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-2 rounded-card bg-sunken p-2"
      >
        <div className="col-span-full flex items-center gap-2 ps-1">
          <Printer aria-hidden className="size-5 shrink-0" />
          <p id={label} className="grow">
            {say('paper_of', { number })}
          </p>
          <Button kind="quiet" aria-label={sayBase('close')} onPress={onClose}>
            <X aria-hidden className="size-5" />
          </Button>
        </div>
        {offered.map((language) => (
          <Button key={language} isPending={isRunning && asked === language} onPress={() => void print(language)}>
            <span lang={language}>{languageNames[language]}</span>
          </Button>
        ))}
      </div>
      <FaultBanner fault={fault} />
    </div>
  )
}
