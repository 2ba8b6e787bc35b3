import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type Props = { readonly onClose: () => void; readonly onChoose: (outcome: string) => void }

/** How the service ended, where the tenant tells several ways apart [TC3]. */
export function OutcomeDialog(props: Props) {
  const say = useWords(tellerActsWords)
  const [language] = usePageLanguage()
  const outcomes = useRows((view) => view.configuration?.outcomes) ?? []
  const choices = outcomes.map(({ key, names }) => ({ id: key, label: nameIn(names, language) }))
  return <ChoiceDialog {...props} title={say('outcome_title')} choices={choices} isOpen />
}
