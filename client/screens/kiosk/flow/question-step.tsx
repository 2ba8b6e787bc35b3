import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../../app/name-in.ts'
import { Button } from '../../../design/button.tsx'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { OtherWays } from '../other-ways.tsx'
import { ServiceCard } from '../service-card.tsx'
import { ServiceChoice } from '../service-choice.tsx'
import { useServiceStates } from '../use-service-states.ts'
import { ChoiceCard } from './choice-card.tsx'
import type { Visit } from './flow-state.ts'
import { findService, offeredServices, type Question } from './offered.ts'
import { StepBody } from './step-body.tsx'
import { StepTitle } from './step-title.tsx'
import type { Send } from './use-flow.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly question: Question
  readonly visit: Visit
  /** It comes before the services, and leads to them. */
  readonly isLead: boolean
  readonly send: Send
}

/** A question of the branch. An option that leads to a service tells how long its line is, or that it is closed. */
export function QuestionStep({ configuration, question, visit, isLead, send }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const { at, states, canCheckIn } = useServiceStates(configuration, visit.classId)
  // A closed branch asks nothing; it says until when.
  const isClosed = offeredServices(configuration).every(({ id }) => states.get(id)?.opening.kind === 'closed')
  if (isLead && isClosed) return <ServiceChoice groupId={undefined} {...{ configuration, visit, send }} />
  return (
    <>
      <StepTitle>{nameIn(question.names, language)}</StepTitle>
      <StepBody>
        <section className="grid gap-3 landscape:xl:grid-cols-2">
          {question.options.map(({ names, service: key }, option) => {
            const name = nameIn(names, language)
            const onChoose = (): void => send({ kind: 'answered', option })
            const service = findService(configuration, key)
            const state = states.get(service?.id ?? '')
            const place = `${question.id} ${option}`
            if (service === undefined || state === undefined) return <ChoiceCard key={place} {...{ name, onChoose }} />
            const now = { clock: configuration.branch.clock, at }
            return <ServiceCard key={place} isGiven={false} {...{ service, name, now, onChoose, ...state }} />
          })}
          {isLead && (
            <Button size="huge" kind="quiet" isWide onPress={() => send({ kind: 'services_asked' })}>
              {say('all_services')}
            </Button>
          )}
        </section>
        {isLead && <OtherWays isClosed={false} {...{ configuration, visit, canCheckIn, send }} />}
      </StepBody>
    </>
  )
}
