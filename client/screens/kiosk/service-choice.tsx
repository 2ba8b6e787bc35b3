import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../app/name-in.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { Visit } from './flow/flow-state.ts'
import { areMany, bookableServices, offeredServices } from './flow/offered.ts'
import { StepBody } from './flow/step-body.tsx'
import { StepTitle } from './flow/step-title.tsx'
import type { Send } from './flow/use-flow.ts'
import { GroupList } from './group-list.tsx'
import { OtherWays } from './other-ways.tsx'
import { serviceGroups } from './service-groups.ts'
import { ServiceSections } from './service-sections.tsx'
import { useServiceStates } from './use-service-states.ts'

type Props = {
  readonly configuration: PublishedConfiguration
  readonly visit: Visit
  /** Of the group that was opened, where there are too many services for one sight. */
  readonly groupId: string | undefined
  readonly send: Send
}

/** What the branch offers now; for who has an appointment, what can be booked. Closed, why and until when. */
export function ServiceChoice({ configuration, visit, groupId, send }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const now = useServiceStates(configuration, visit.classId)
  const hasAppointment = visit.code !== undefined
  const services = hasAppointment ? bookableServices(configuration) : offeredServices(configuration)
  const all = serviceGroups({ ...configuration, services: [...services] })
  const groups = groupId === undefined ? all : all.filter(({ group }) => (group?.id ?? 'others') === groupId)
  const isClosed = services.every(({ id }) => now.states.get(id)?.opening.kind === 'closed')
  const { welcome, closed } = configuration.words
  const own = isClosed ? closed : welcome
  const opened = groupId === undefined ? undefined : groups[0]?.group
  const question = hasAppointment ? 'appointment_which' : isClosed ? 'branch_closed' : 'choose'
  const title = opened === undefined ? say(question) : nameIn(opened.names, language)
  const isDeep = groupId === undefined && groups.length > 1 && areMany(services)
  return (
    <>
      <StepTitle hint={own && nameIn(own, language)}>{title}</StepTitle>
      <StepBody>
        {isDeep ? (
          <GroupList groups={groups} onChoose={(id) => send({ kind: 'group_chosen', id })} />
        ) : (
          <ServiceSections
            {...{ configuration, groups, now, hasAppointment }}
            onChoose={(id) => send({ kind: 'service_chosen', id })}
          />
        )}
        {!hasAppointment && groupId === undefined && (
          <OtherWays {...{ configuration, visit, isClosed, send }} canCheckIn={now.canCheckIn} />
        )}
      </StepBody>
    </>
  )
}
