import { lastClosing } from '../../../../../sync/calendar/last-closing.ts'
import type { PublishedConfiguration } from '../../../../../sync/configuration/published-configuration.ts'
import { Button } from '../../../../design/button.tsx'
import { kioskFlowWords } from '../../../../words/kiosk-flow/kiosk-flow-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useServiceStates } from '../../use-service-states.ts'
import type { Visit } from '../flow-state.ts'
import { StepBody } from '../step-body.tsx'
import { StepTitle } from '../step-title.tsx'
import type { Send } from '../use-flow.ts'
import { closingText } from './closing-text.ts'

type Props = { readonly configuration: PublishedConfiguration; readonly visit: Visit; readonly send: Send }

/** Each in an element of its own: of some there is a recording [KF18]. */
function Sentences({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <bdi key={text}>{`${text} `}</bdi>)
}

/** Before the number is made: whoever may not be called today knows it, and chooses [KF22]. */
export function ClosingStep({ configuration, visit, send }: Props) {
  const say = useWords(kioskFlowWords)
  const [language] = usePageLanguage()
  const { at, states } = useServiceStates(configuration, visit.classId)
  const { branch, services } = configuration
  const service = services.find(({ id }) => id === visit.serviceId)
  const closesAt = service === undefined ? null : lastClosing(branch.calendar, service.rules, branch.clock, at)
  const waiting = states.get(visit.serviceId ?? '')?.waiting ?? 0
  return (
    <>
      <StepTitle hint={<Sentences texts={closingText({ closesAt, waiting, clock: branch.clock }, say, language)} />}>
        {say('may_not_be_today')}
      </StepTitle>
      <StepBody>
        <section className="flex flex-col gap-3 md:flex-row">
          <Button kind="primary" size="huge" isWide onPress={() => send({ kind: 'confirmed' })}>
            {say('take_ticket')}
          </Button>
          <Button size="huge" isWide onPress={() => send({ kind: 'back' })}>
            {say('no_ticket')}
          </Button>
        </section>
      </StepBody>
    </>
  )
}
