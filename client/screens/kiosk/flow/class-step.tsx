import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../../app/name-in.ts'
import { kioskFlowWords } from '../../../words/kiosk-flow/kiosk-flow-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceCard } from './choice-card.tsx'
import { offeredClasses } from './offered.ts'
import { StepBody } from './step-body.tsx'
import { StepTitle } from './step-title.tsx'
import type { Send } from './use-flow.ts'

type Props = { readonly configuration: PublishedConfiguration; readonly send: Send }

export function ClassStep({ configuration, send }: Props) {
  const say = useWords(kioskFlowWords)
  const [language] = usePageLanguage()
  return (
    <>
      <StepTitle>{say('which_priority')}</StepTitle>
      <StepBody>
        <section className="grid gap-3 landscape:xl:grid-cols-2">
          {offeredClasses(configuration).map(({ id, names }) => (
            <ChoiceCard key={id} name={nameIn(names, language)} onChoose={() => send({ kind: 'class_chosen', id })} />
          ))}
          <ChoiceCard name={say('no_priority')} onChoose={() => send({ kind: 'class_chosen', id: undefined })} />
        </section>
      </StepBody>
    </>
  )
}
