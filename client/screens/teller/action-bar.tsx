import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { ActButton } from './act-button.tsx'
import { actNames } from './acts-of.ts'
import { CallNextButton } from './call-next-button.tsx'
import { TicketDialogs } from './dialogs/later.tsx'
import { keyTable } from './keys/key-table.ts'
import { NoShowHint } from './no-show-hint.tsx'
import { UndoButton } from './undo-button.tsx'
import type { Acts } from './use-acts.ts'
import { useBar } from './use-bar.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly ticket: TicketRow | undefined
  readonly next: string | undefined
  readonly counterId: string
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onHelp: () => void
}

/** Every action in its own place, whatever the state; *call next* is always possible [TC1] [TC2]. */
export function ActionBar({ ticket, next, counterId, acts, commands, onHelp }: Props) {
  const [language] = usePageLanguage()
  const words = wordsIn(language).commands
  const { possible, press, callNext, undo, dialog, closeDialog } = useBar({ ticket, acts, commands, onHelp })
  const [first] = possible
  return (
    <footer className="contents lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 grid-cols-2 gap-2 sm:grid-cols-4">
        {actNames.map((name) => (
          <ActButton
            key={name}
            text={words[name]}
            keyName={name === first ? keyTable.first[0] : keyTable[name][0]}
            isPossible={possible.includes(name)}
            isFirst={name === first}
            onPress={() => press(name)}
            hint={name === 'mark_no_show' && ticket?.state === 'called' ? <NoShowHint ticket={ticket} /> : undefined}
          />
        ))}
        {/* What may be taken back has a longer name than anything else here. */}
        <div className="col-span-2 grid">
          <UndoButton acts={acts} onUndo={undo} />
        </div>
      </div>
      <CallNextButton next={next} onPress={callNext} />
      {ticket !== undefined && dialog !== undefined && (
        <TicketDialogs
          which={dialog}
          ticket={ticket}
          hereId={counterId}
          acts={acts}
          commands={commands}
          onClose={closeDialog}
        />
      )}
    </footer>
  )
}
