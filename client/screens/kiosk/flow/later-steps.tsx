import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { CodeStep } from './check-in/code-step.tsx'
import { ClassStep } from './class-step.tsx'
import { ClosingStep } from './closing/closing-step.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { ContactStep } from './contact-step.tsx'
import type { Step, Visit } from './flow-state.ts'
import type { Send } from './use-flow.ts'

type Props = {
  readonly kind: Extract<Step['kind'], 'classes' | 'code' | 'confirm' | 'closing' | 'contact'>
  readonly configuration: PublishedConfiguration
  readonly visit: Visit
  readonly send: Send
}

/** Steps that nobody meets first: one part of the app, loaded behind the first painting. */
export function LaterSteps({ kind, configuration, visit, send }: Props) {
  switch (kind) {
    case 'classes':
      return <ClassStep configuration={configuration} send={send} />
    case 'code':
      return <CodeStep send={send} />
    case 'confirm':
      return <ConfirmStep configuration={configuration} visit={visit} send={send} />
    case 'closing':
      return <ClosingStep configuration={configuration} visit={visit} send={send} />
    case 'contact':
      return <ContactStep send={send} />
  }
}
