import { useRows } from '../../app/hooks/use-rows.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { Correction } from './correction.ts'
import { goneTold } from './gone.ts'
import { SaidLine } from './said-line.tsx'
import { useGone } from './use-gone.ts'

type Props = {
  readonly counterId: string
  /** Told by its own line [TC15]. */
  readonly correction: Correction | undefined
}

/** Who stood here and does no more, without this tablet's doing, in one sentence each [TC24] [TC25]. */
export function GoneLines({ counterId, correction }: Props) {
  const say = useWords(tellerActsWords)
  const [gone, dismiss] = useGone(counterId)
  const told = useRows((view) =>
    gone.flatMap((each) => {
      const sentence = goneTold(each, view, counterId)
      if (sentence === undefined || each.id === correction?.predictedId) return []
      return [{ id: each.id, text: say(sentence.key, sentence.values) }]
    }),
  )
  return told.map(({ id, text }) => <SaidLine key={id} text={text} onClose={() => dismiss(id)} />)
}
