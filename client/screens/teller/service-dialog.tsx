import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { usePageLanguage } from '../../words/use-page-language.ts'

type Props = {
  readonly title: string
  /** The one where the customer is already. */
  readonly except?: string | null | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (serviceId: string) => void
}

/** One of the branch's services, by one touch. */
export function ServiceDialog({ title, except, isOpen, onClose, onChoose }: Props) {
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services) ?? []
  const offered = services.filter(({ id, retired }) => retired !== true && id !== except)
  const choose = (id: string): void => {
    onClose()
    onChoose(id)
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {offered.map(({ id, names }) => (
        <Button key={id} size="big" onPress={() => choose(id)}>
          {nameIn(names, language)}
        </Button>
      ))}
    </Dialog>
  )
}
