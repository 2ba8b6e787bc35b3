import { setupWords } from '../../words/setup/setup-words.ts'
import { useWords } from '../../words/use-words.ts'

const STEPS = 2

export function StepTitle(props: { readonly step: number; readonly title: string; readonly about: string }) {
  const say = useWords(setupWords)
  return (
    <header className="flex flex-col gap-1">
      <p className="text-small text-ink-soft">{say('step', { step: props.step, steps: STEPS })}</p>
      <h2 className="text-large">{props.title}</h2>
      <p className="text-ink-soft">{props.about}</p>
    </header>
  )
}
