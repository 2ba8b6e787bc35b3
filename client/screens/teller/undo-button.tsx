import { wordsIn } from '../../../sync/words/words-in.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { undoWindowMs } from './undo-window.ts'
import type { Acts } from './use-acts.ts'

const LOOK_MS = 500

const monotonic = (): number => performance.now()

/** Undo instead of questions: what was done last, as long as it may still be taken back. */
export function UndoButton({ acts: { last }, onUndo }: { readonly acts: Acts; readonly onUndo: () => void }) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const windowMs = useRows((view) => undoWindowMs(view.configuration))
  const now = useNow(monotonic, LOOK_MS)
  const words = wordsIn(language).commands
  const isPossible = last !== undefined && now - last.at < windowMs
  const what = isPossible ? `${words[last.name]} ${last.number}` : ''
  return (
    <Button isDisabled={!isPossible} onPress={onUndo}>
      {isPossible ? say('undo', { what }) : words.undo_command}
    </Button>
  )
}
