import { useState } from 'react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { type ActName, actNames, actsOf } from './acts-of.ts'
import { ServiceDialog } from './service-dialog.tsx'
import { UndoButton } from './undo-button.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  readonly ticket: TicketRow | undefined
  readonly next: TicketRow | undefined
  readonly acts: Acts
  readonly commands: DeskCommands
}

/** Every action in its own place, whatever the state; *call next* is always possible. */
export function ActionBar({ ticket, next, acts, commands }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const words = wordsIn(language).commands
  const [isTransferring, setTransferring] = useState(false)
  const possible = actsOf(ticket?.state)
  const [first] = possible
  const callNext = (): void => acts.once('call_next', () => commands.callNext(ticket))
  const act = (name: ActName): void => {
    if (ticket === undefined) return
    if (name === 'transfer_ticket') setTransferring(true)
    else acts.once(name, () => commands.onTicket(name, ticket))
  }
  useKeys({
    ' ': callNext,
    Enter: first === undefined ? undefined : () => act(first),
    Backspace: () => acts.once('undo', commands.undo),
  })
  return (
    <footer className="grid grid-cols-1 gap-2 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 grid-cols-2 gap-2 sm:grid-cols-4">
        {actNames.map((name) => (
          <Button
            key={name}
            kind={name === first ? 'primary' : 'plain'}
            isDisabled={!possible.includes(name)}
            onPress={() => act(name)}
          >
            {words[name]}
            {name === first && <Key text={say('key_enter')} />}
          </Button>
        ))}
        <UndoButton acts={acts} onUndo={() => acts.once('undo', commands.undo)} />
      </div>
      <div className="flex">
        <Button kind="primary" size="huge" onPress={callNext} isWide>
          <span className="flex flex-col items-center">
            <span>
              {words.call_next} <Key text={say('key_space')} />
            </span>
            {next !== undefined && (
              <span className="text-large font-normal">
                <bdi dir="ltr">{next.number}</bdi>
              </span>
            )}
          </span>
        </Button>
      </div>
      {ticket !== undefined && (
        <ServiceDialog
          title={say('transfer_title')}
          except={ticket.service_id}
          isOpen={isTransferring}
          onClose={() => setTransferring(false)}
          onChoose={(serviceId) => acts.once('transfer', () => commands.transfer(ticket, serviceId))}
        />
      )}
    </footer>
  )
}

function Key({ text }: { readonly text: string }) {
  return (
    <kbd
      aria-hidden
      className="ms-2 hidden rounded-card border border-current px-2 font-sans text-small font-normal lg:inline"
    >
      {text}
    </kbd>
  )
}
