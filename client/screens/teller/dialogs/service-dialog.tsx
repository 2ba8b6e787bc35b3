import { ChoiceDialog } from './choice-dialog.tsx'
import { useServiceChoices } from './use-service-choices.ts'

type Props = {
  readonly title: string
  /** The one where the customer is already. */
  readonly except?: string | null | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (serviceId: string) => void
}

/** One of the branch's services, by one touch. */
export function ServiceDialog({ except, ...rest }: Props) {
  const services = useServiceChoices()
  return <ChoiceDialog {...rest} choices={services.filter(({ id }) => id !== except)} />
}
