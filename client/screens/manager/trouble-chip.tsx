import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { Trouble } from './trouble-of.ts'

const TONES: Readonly<Record<Trouble, Tone>> = {
  nobody_serves: 'fault',
  long_wait: 'called',
  silent_devices: 'fault',
  calm: 'done',
  shut: 'waiting',
}

export function TroubleChip({ trouble }: { readonly trouble: Trouble }) {
  const say = useWords(managerWords)
  return <Chip tone={TONES[trouble]}>{say(trouble)}</Chip>
}
