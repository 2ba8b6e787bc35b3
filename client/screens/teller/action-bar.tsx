import { useState } from 'react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { type ActName, actNames, actsOf } from './acts-of.ts'
import { TransferDialog } from './transfer-dialog.tsx'
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
  const callNext = (): void => acts.once(() => commands.callNext(ticket))
  const act = (name: ActName): void => {
    if (ticket === undefined) return
    if (name === 'transfer_ticket') setTransferring(true)
    else acts.once(() => commands.onTicket(name, ticket))
  }
  useKeys({
    ' ': callNext,
    Enter: first === undefined ? undefined : () => act(first),
    Backspace: () => acts.once(commands.undo),
  })
  return (
    <footer className="flex flex-wrap items-stretch gap-2">
      <div className="grid min-w-0 grow grid-cols-2 gap-2 sm:grid-cols-4">
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
        <UndoButton acts={acts} onUndo={() => acts.once(commands.undo)} />
      </div>
      <div className="flex w-full lg:w-104">
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
        <TransferDialog
          ticket={ticket}
          isOpen={isTransferring}
          onClose={() => setTransferring(false)}
          onChoose={(serviceId) => acts.once(() => commands.transfer(ticket, serviceId))}
        />
      )}
    </footer>
  )
}

function Key({ text }: { readonly text: string }) {
  return (
    <kbd aria-hidden className="ms-2 rounded-card border border-current px-2 text-small font-normal">
      {text}
    </kbd>
  )
}
