import { useRows } from '../../app/hooks/use-rows.ts'
import { useNow } from '../../app/use-now.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { unansweredCall } from './unanswered-call.ts'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = { readonly counterId: string; readonly acts: Acts; readonly commands: DeskCommands }

const LOOK_MS = 1_000

/** A call that nobody answers must not stop the work: the prediction can be gone on with. */
export function NoAnswer({ counterId, acts, commands }: Props) {
  const say = useWords(tellerWords)
  const wall = useNow(Date.now, LOOK_MS)
  const call = useRows((view) => unansweredCall(view, counterId, wall))
  const predicted = call?.args.predicted_ticket_id
  const number = useRows((view) => (typeof predicted === 'string' ? view.tickets.get(predicted)?.number : undefined))
  if (call === undefined) return null
  if (typeof number !== 'string') return <Banner tone="called">{say('no_answer_unknown')}</Banner>
  return (
    <Banner tone="called">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>{say('no_answer', { number })}</p>
        <Button kind="primary" onPress={() => acts.once(() => commands.goOn(call))}>
          {say('go_on', { number })}
        </Button>
      </div>
    </Banner>
  )
}
