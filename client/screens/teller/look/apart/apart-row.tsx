import { isCommandName } from '../../../../../sync/commands/registry.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { type Fate, writtenAt } from '../../../../../sync/outbox/work-apart.ts'
import { wordsIn } from '../../../../../sync/words/words-in.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { Chip } from '../../../../design/chip.tsx'
import type { Tone } from '../../../../design/tone.ts'
import { tellerApartWords } from '../../../../words/teller-apart/teller-apart-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useHour } from '../use-hour.ts'
import { fateNow } from './fate-now.ts'
import { outcomeSentences } from './outcome-sentences.ts'

const TONES: Readonly<Record<Fate, Tone>> = {
  pending: 'waiting',
  applied: 'done',
  corrected: 'called',
  rejected: 'fault',
  quarantined: 'fault',
  unsendable: 'fault',
}

/** One thing that was done, and what the authority made of it, with the reason. */
export function ApartRow({ row }: { readonly row: OutboxRow }) {
  const say = useWords(tellerApartWords)
  const [language] = usePageLanguage()
  const hour = useHour()
  const view = useRows((each) => each)
  const fate = fateNow(row, view.tickets)
  const touched = row.touches.find(({ table }) => table === 'tickets')?.id
  const number = typeof row.args.number === 'string' ? row.args.number : view.tickets.get(touched ?? '')?.number
  const name = isCommandName(row.name) ? wordsIn(language).commands[row.name] : row.name
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-start gap-x-3 border-t border-line py-2">
      <span className="text-ink-soft">
        <bdi dir="ltr">{hour(writtenAt(row))}</bdi>
      </span>
      <div className="min-w-0">
        <p>
          <strong className="font-semibold">{name}</strong> <bdi dir="ltr">{number}</bdi>
        </p>
        {outcomeSentences(row, view, say, language).map((sentence) => (
          <p key={sentence} className="text-small text-ink-soft">
            {sentence}
          </p>
        ))}
      </div>
      <Chip tone={TONES[fate]}>{say(`fate_${fate}`)}</Chip>
    </li>
  )
}
