import { useState } from 'react'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { Tabs } from '../../../design/tabs.tsx'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceList } from './choice-list.tsx'
import { counterDestinations, type Destination, personDestinations, type To } from './destinations.ts'
import { useDestinationChoices } from './use-destination-choices.ts'
import { useServiceChoices } from './use-service-choices.ts'

type Props = {
  readonly ticket: TicketRow
  readonly hereId: string
  readonly onClose: () => void
  readonly onChoose: (to: To) => void
}

/** To a service, a counter or a person, by one touch; a second one only where that counter serves several other things [TC6]. */
export function TransferDialog({ ticket, hereId, onClose, onChoose }: Props) {
  const say = useWords(tellerActsWords)
  const counters = useRows((view) => [...view.counters.values()])
  const services = useServiceChoices()
  const choicesOf = useDestinationChoices()
  const [asked, setAsked] = useState<Destination>()
  const question = { ticket, counters, hereId }
  const [toCounters, toPersons] = [counterDestinations(question), personDestinations(question)]
  const leave = (to: To): void => {
    onClose()
    onChoose(to)
  }
  const choose = (id: string): void => {
    const found = [...toCounters, ...toPersons].find((each) => each.id === id)
    if (found?.to !== undefined) leave(found.to)
    else setAsked(found)
  }
  const listOf = (found: readonly Destination[], isPerson: boolean) =>
    found.length === 0 ? (
      <p>{say('nobody_there')}</p>
    ) : (
      <ChoiceList choices={choicesOf(found, isPerson)} onChoose={choose} hasFocus={false} />
    )
  const others = services.filter(({ id }) => id !== ticket.service_id)
  const tabs = [
    {
      id: 'service',
      title: say('to_service'),
      body: <ChoiceList choices={others} onChoose={(id) => leave({ service_id: id })} />,
    },
    { id: 'counter', title: say('to_counter'), body: listOf(toCounters, false) },
    { id: 'person', title: say('to_person'), body: listOf(toPersons, true) },
  ]
  return (
    <Dialog title={say('transfer_title', { number: ticket.number ?? '' })} isOpen onClose={onClose}>
      {asked === undefined ? (
        <>
          <p className="text-ink-soft">{say('place_kept')}</p>
          <Tabs label={say('transfer_title', { number: ticket.number ?? '' })} tabs={tabs} />
        </>
      ) : (
        <>
          <h3 className="text-base">{say('which_service')}</h3>
          <ChoiceList
            choices={services.filter(({ id }) => asked.serviceIds.includes(id))}
            onChoose={(id) => leave({ ...asked.whom, service_id: id })}
          />
          <Button kind="quiet" onPress={() => setAsked(undefined)}>
            {say('other_destination')}
          </Button>
        </>
      )}
    </Dialog>
  )
}
