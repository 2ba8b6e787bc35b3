import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { useWords } from '../../../words/use-words.ts'
import { Panel } from '../board/panel.tsx'
import { StateMark } from '../board/state-mark.tsx'
import type { Call } from './call-of.ts'
import { labelOf } from './counter-label.ts'

type Props = { readonly calls: readonly Call[]; readonly configuration: PublishedConfiguration }

/** The five before the last one, for whoever looked up too late [DY10]. */
export function CallsBefore({ calls, configuration }: Props) {
  const say = useWords(displayWords)
  const inDigits = useInDigits()
  return (
    <Panel title={say('before')}>
      <ul className="flex flex-col portrait:grid portrait:grid-cols-5">
        {calls.map(({ key, number, counterId, state }) => (
          <li
            key={key}
            className="flex h-12 min-w-0 items-center gap-3 border-t border-line portrait:h-auto portrait:flex-col portrait:gap-0 portrait:border-t-0 portrait:px-1"
          >
            <bdi dir="ltr" className="min-w-0 grow truncate text-title font-bold">
              {inDigits(number)}
            </bdi>
            <span className="flex max-w-full min-w-0 items-center gap-2">
              <StateMark kind={state} />
              <span className="sr-only">{say('counter')}</span>
              <bdi className="truncate text-title font-semibold text-ink-soft portrait:text-large portrait:leading-tight portrait:whitespace-normal">
                {inDigits(labelOf(configuration, counterId) ?? '–')}
              </bdi>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
