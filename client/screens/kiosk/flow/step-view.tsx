import { lazy, memo, Suspense } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { Skeleton } from '../../../design/skeleton.tsx'
import { IssuedTicket } from '../issued-ticket.tsx'
import { ServiceChoice } from '../service-choice.tsx'
import type { Step, Visit } from './flow-state.ts'
import { LanguageStep } from './language-step.tsx'
import { QuestionStep } from './question-step.tsx'
import type { Send } from './use-flow.ts'

type Props = {
  readonly step: Step
  readonly visit: Visit
  readonly configuration: PublishedConfiguration
  readonly send: Send
  onLanguage(language: Language): void
  /** Stays the same: the ticket's own clock begins anew with another one. */
  onClose(): void
}

const LaterSteps = lazy(() => import('./later-steps.tsx').then((part) => ({ default: part.LaterSteps })))
const CheckInVerdict = lazy(() =>
  import('./check-in/check-in-verdict.tsx').then((part) => ({ default: part.CheckInVerdict })),
)

/** What a customer sees of a step; what is pressed stands as it is while its ticket is written, and costs that nothing. */
export const StepView = memo(function StepView({ step, visit, configuration, send, onLanguage, onClose }: Props) {
  switch (step.kind) {
    case 'attract':
    case 'issuing':
      return null
    case 'language':
      return <LanguageStep languages={configuration.branch.languages} onLanguage={onLanguage} />
    case 'services':
      return <ServiceChoice groupId={step.groupId} {...{ configuration, visit, send }} />
    case 'lead':
    case 'question': {
      const question = configuration.questions.find(({ id }) => id === step.questionId)
      // One that was taken out of the configuration while it was shown: the way back is below.
      if (question === undefined) return null
      return (
        <QuestionStep key={question.id} isLead={step.kind === 'lead'} {...{ configuration, question, visit, send }} />
      )
    }
    case 'ticket':
      return (
        <>
          {visit.code !== undefined && (
            <Suspense fallback={null}>
              <CheckInVerdict commandId={step.commandId} configuration={configuration} />
            </Suspense>
          )}
          <IssuedTicket ticket={step.ticket} configuration={configuration} onClose={onClose} />
        </>
      )
    default:
      return (
        <Suspense fallback={<Skeleton lines={6} />}>
          <LaterSteps kind={step.kind} {...{ configuration, visit, send }} />
        </Suspense>
      )
  }
})
