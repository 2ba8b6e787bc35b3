import { wordsIn } from '../../../../sync/words/words-in.ts'
import { Dialog } from '../../../design/dialog.tsx'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { KeyCap } from './key-cap.tsx'
import { type Control, controls, keyTable } from './key-table.ts'

/** Every key with what it does [TC20]. */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const say = useWords(tellerActsWords)
  const [language] = usePageLanguage()
  const words = wordsIn(language).commands
  const nameOf = (control: Control): string => {
    if (control === 'first') return say('keys_first')
    if (control === 'help') return say('keys_help')
    return control === 'undo' ? words.undo_command : words[control]
  }
  return (
    <Dialog title={say('keys')} isOpen={isOpen} onClose={onClose}>
      <p className="text-ink-soft">{say('keys_about')}</p>
      {/* What scrolls must be reached by the keyboard. */}
      <dl tabIndex={0} className="grid max-h-[65vh] grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 overflow-y-auto">
        {controls.map((control) => (
          <div key={control} className="col-span-full grid grid-cols-subgrid items-center border-b border-line pb-1">
            <dt>{nameOf(control)}</dt>
            <dd className="flex flex-wrap justify-end gap-1">
              {keyTable[control].map((key) => (
                <KeyCap key={key} of={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
