import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type Props = { readonly onClose: () => void; readonly onChoose: (reason: string | undefined) => void }

const PLAIN = ''

/** Why the counter pauses, where the tenant asks; saying nothing is an answer, too. */
export function BreakDialog({ onClose, onChoose }: Props) {
  const say = useWords(tellerActsWords)
  const [language] = usePageLanguage()
  const reasons = useRows((view) => view.configuration?.pause_reasons) ?? []
  const choices = [
    ...reasons.map(({ key, names }) => ({ id: key, label: nameIn(names, language) })),
    { id: PLAIN, label: say('break_plain') },
  ]
  const choose = (id: string): void => onChoose(id === PLAIN ? undefined : id)
  return <ChoiceDialog title={say('break_title')} choices={choices} isOpen onClose={onClose} onChoose={choose} />
}
