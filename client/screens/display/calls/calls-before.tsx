import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { useWords } from '../../../words/use-words.ts'
import { StateMark } from '../board/state-mark.tsx'
import { Fitted } from '../lists/fitted.tsx'
import { pageAt, pageOf, pagesOf, type Turns } from '../lists/pages.ts'
import { Panel } from '../lists/panel.tsx'
import type { Call } from './call-of.ts'
import { labelOf } from './counter-label.ts'
import { BEFORE_ROWS } from './recent-calls.ts'

const LABEL_CHARS = 7

type Props = {
  readonly calls: readonly Call[]
  readonly configuration: PublishedConfiguration
  readonly turns: Turns
}

/** Those before the last one, for whoever looked up too late [DY10]. */
export function CallsBefore({ calls, configuration, turns }: Props) {
  const say = useWords(displayWords)
  const inDigits = useInDigits()
  const all = pagesOf(calls, BEFORE_ROWS)
  const { items, page, pages } = pageOf(all, pageAt(turns, all.length))
  return (
    <Panel title={say('before')} page={page} pages={pages}>
      <ul className="flex flex-col portrait:grid portrait:grid-cols-5">
        {items.map(({ key, number, counterId, state }) => (
          <li
            key={key}
            className="flex h-12 min-w-0 items-center gap-3 border-t border-line portrait:h-auto portrait:flex-col portrait:gap-0 portrait:border-t-0 portrait:px-1"
          >
            <bdi dir="ltr" className="at-column shrink-0 grow text-title font-bold whitespace-nowrap portrait:grow-0">
              {inDigits(number)}
            </bdi>
            <span className="flex max-w-full min-w-0 items-center gap-2">
              <StateMark kind={state} />
              <span className="sr-only">{say('counter')}</span>
              <Fitted
                text={inDigits(labelOf(configuration, counterId) ?? '–')}
                chars={LABEL_CHARS}
                className="font-semibold text-ink-soft portrait:line-clamp-3"
              />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
