import { useRows } from '../../app/hooks/use-rows.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { Correction } from './correction.ts'
import { SaidLine } from './said-line.tsx'
import { takenAwayTold } from './taken-away.ts'
import type { TakenAway } from './use-taken-away.ts'

type Props = {
  readonly takenAway: TakenAway
  readonly counterId: string
  /** Told by its own line [TC15]. */
  readonly correction: Correction | undefined
}

/** Who stood here and turned out to be another counter's [TC24]. */
export function TakenAwayLine({ takenAway: { ids, forget }, counterId, correction }: Props) {
  const say = useWords(tellerActsWords)
  const texts = useRows((view) =>
    ids.flatMap((id) => {
      const told = id === correction?.predictedId ? undefined : takenAwayTold(view, id, counterId)
      return told === undefined ? [] : [say(told.kind, told)]
    }),
  )
  return texts.length === 0 ? null : <SaidLine texts={texts} onClose={forget} />
}
