import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../../app/name-in.ts'
import { Button } from '../../../design/button.tsx'
import { kioskFlowWords } from '../../../words/kiosk-flow/kiosk-flow-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Visit } from './flow-state.ts'
import { StepBody } from './step-body.tsx'
import { StepTitle } from './step-title.tsx'
import type { Send } from './use-flow.ts'

type Props = { readonly configuration: PublishedConfiguration; readonly visit: Visit; readonly send: Send }

/** Only where an answer led somewhere else than what was pressed: nobody shall stand in a line that they did not choose. */
export function ConfirmStep({ configuration, visit, send }: Props) {
  const say = useWords(kioskFlowWords)
  const [language] = usePageLanguage()
  const service = configuration.services.find(({ id }) => id === visit.serviceId)
  return (
    <>
      <StepTitle hint={say('is_right_why')}>
        {say('is_right')} <span className="block text-ours-ink">{service && nameIn(service.names, language)}</span>
      </StepTitle>
      <StepBody>
        <section>
          <Button kind="primary" size="huge" isWide onPress={() => send({ kind: 'confirmed' })}>
            {say('take_ticket')}
          </Button>
        </section>
      </StepBody>
    </>
  )
}
