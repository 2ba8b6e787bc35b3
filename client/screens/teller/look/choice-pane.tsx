import { ArrowLeft } from 'lucide-react'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { Button } from '../../../design/button.tsx'
import { tellerLookWords } from '../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { StoryView } from './story/story-view.tsx'
import type { TicketChoice } from './ticket-choice.ts'
import { OrderView } from './why/order-view.tsx'

type Props = { readonly choice: TicketChoice; readonly staffId: string }

/** What was chosen in the list beside it: one ticket's steps, or two tickets and which was first. */
export function ChoicePane({ choice: { openId, otherId, open }, staffId }: Props) {
  const say = useWords(tellerLookWords)
  const number = useRows((view) => view.tickets.get(openId ?? '')?.number) ?? ''
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      aria-label={openId === undefined ? say('choose_ticket') : say('open_ticket', { number })}
      className="min-h-0 overflow-y-auto lg:border-s lg:border-line lg:ps-6"
    >
      {openId === undefined && <p className="p-4 text-ink-soft">{say('choose_ticket')}</p>}
      {openId !== undefined && otherId === undefined && <StoryView key={openId} ticketId={openId} staffId={staffId} />}
      {openId !== undefined && otherId !== undefined && (
        <>
          <Button
            kind="quiet"
            icon={<ArrowLeft aria-hidden data-direction-icon className="size-5" />}
            onPress={() => open(openId)}
          >
            {say('back_to', { number })}
          </Button>
          <OrderView oneId={openId} otherId={otherId} />
        </>
      )}
    </section>
  )
}
