import { useState } from 'react'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { Button } from '../../design/button.tsx'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { BreakDialog } from './dialogs/break-dialog.tsx'
import { CloseDialog } from './dialogs/close-dialog.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counter: CounterRow
  /** Who is still here: asked about before the counter closes. */
  readonly current: TicketRow | undefined
  readonly acts: Acts
  readonly commands: DeskCommands
}

/** A break, the end of it, and the end of the day [TC10] [TC11]. */
export function CounterControls({ counter: { state }, current, acts, commands }: Props) {
  const [language] = usePageLanguage()
  const [asked, setAsked] = useState<'break' | 'close'>()
  const hasReasons = useRows((view) => (view.configuration?.pause_reasons ?? []).length > 0)
  const words = wordsIn(language).commands
  const pause = (reason?: string): void => acts.once('pause_counter', () => commands.pauseCounter(reason))
  const close = (handOver: 'waiting' | 'parked'): void =>
    acts.once('close_counter', () => commands.closeCounter(handOver))
  return (
    <>
      {state === 'open' ? (
        <Button kind="quiet" onPress={() => (hasReasons ? setAsked('break') : pause())}>
          {words.pause_counter}
        </Button>
      ) : (
        <Button kind="quiet" onPress={() => acts.once('open_counter', commands.openCounter)}>
          {words.open_counter}
        </Button>
      )}
      {state !== 'closed' && (
        <Button kind="quiet" onPress={() => (current === undefined ? close('waiting') : setAsked('close'))}>
          {words.close_counter}
        </Button>
      )}
      {asked === 'break' && <BreakDialog onClose={() => setAsked(undefined)} onChoose={pause} />}
      {asked === 'close' && current !== undefined && (
        <CloseDialog ticket={current} onClose={() => setAsked(undefined)} onChoose={close} />
      )}
    </>
  )
}
