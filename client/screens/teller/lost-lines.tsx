import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import { SaidLine } from './said-line.tsx'
import { useLostTickets } from './use-lost-tickets.ts'

/** Who stood here and does no more, without this tablet's doing, in one sentence each [TC25]. */
export function LostLines({ counterId }: { readonly counterId: string }) {
  const say = useWords(tellerActsWords)
  const [lost, dismiss] = useLostTickets(counterId)
  return lost.map(({ id, to, number }) => (
    <SaidLine key={id} texts={[say(`lost_${to}`, { number })]} onClose={() => dismiss(id)} />
  ))
}
