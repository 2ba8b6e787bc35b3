import { useRows } from '../../app/hooks/use-rows.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import { correctionTold } from './correction.ts'
import { SaidLine } from './said-line.tsx'
import type { Acts } from './use-acts.ts'

/** The authority gave another customer than was seen: who, and where the expected one is, in one sentence [TC15]. */
export function CorrectionLine({ acts: { correction, dismiss } }: { readonly acts: Acts }) {
  const say = useWords(tellerActsWords)
  const text = useRows((view) => {
    const told = correction === undefined ? undefined : correctionTold(view, correction)
    return told === undefined ? undefined : say(told.kind, told)
  })
  return text === undefined ? null : <SaidLine text={text} onClose={dismiss} />
}
