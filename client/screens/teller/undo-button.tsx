import { Clock } from 'lucide-react'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useNow } from '../../app/use-now.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { ActButton } from './act-button.tsx'
import { keyTable } from './keys/key-table.ts'
import { undoWindowMs } from './undo-window.ts'
import type { Acts } from './use-acts.ts'

const LOOK_MS = 500
const SECOND_MS = 1_000

const monotonic = (): number => performance.now()

/** Undo instead of questions: what was done last, as long as it may still be taken back, with the seconds that are left [TC13]. */
export function UndoButton({ acts: { last }, onUndo }: { readonly acts: Acts; readonly onUndo: () => void }) {
  const say = useWords(tellerActsWords)
  const sayTeller = useWords(tellerWords)
  const [language] = usePageLanguage()
  const windowMs = useRows((view) => undoWindowMs(view.configuration))
  const isPending = useRows(({ pending }) => last !== undefined && pending.some(({ id }) => id === last.id))
  const now = useNow(monotonic, LOOK_MS)
  const words = wordsIn(language).commands
  const leftMs = last === undefined ? 0 : Math.min(windowMs, last.at + windowMs - now)
  const isPossible = last !== undefined && leftMs > 0
  return (
    <ActButton
      text={isPossible ? sayTeller('undo', { what: words[last.name] }) : words.undo_command}
      keyName={keyTable.undo[0]}
      isPossible={isPossible}
      onPress={onUndo}
      hint={
        isPossible && (
          <span className="inline-flex items-center gap-1">
            {isPending && <Clock aria-hidden className="size-3.5" />}
            {say('undo_for', { what: last.number, seconds: Math.ceil(leftMs / SECOND_MS) })}
          </span>
        )
      }
    />
  )
}
