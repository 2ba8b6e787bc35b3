import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { WaitRange } from '../../../../sync/waits/wait-range.ts'
import { nameIn } from '../../../app/name-in.ts'
import { showHour } from '../../../app/show-time.ts'
import { useServiceWaits } from '../../../app/waits/use-service-waits.ts'
import { useWaitsAsOf } from '../../../app/waits/use-waits-as-of.ts'
import { waitText } from '../../../app/waits/wait-text.ts'
import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { waitsWords } from '../../../words/waits/waits-words.ts'
import { Panel } from '../board/panel.tsx'
import type { Room } from '../board/room-for.ts'
import { usePages } from '../board/use-pages.ts'
import type { WaitLine } from './wait-lines.ts'

type Props = {
  readonly lines: readonly WaitLine[]
  readonly configuration: PublishedConfiguration
} & Room

/** How long somebody who comes now would wait, by service [DY17]; where that is not known, how many are ahead. */
export function WaitList({ lines, configuration, rows, columns, isTight }: Props) {
  const say = useWords(displayWords)
  const sayWaits = useWords(waitsWords)
  const [language] = usePageLanguage()
  const waits = useServiceWaits()
  const asOf = useWaitsAsOf()
  const { items, page, pages } = usePages(lines, rows)
  const zone = branchZone(configuration.branch.clock, asOf ?? 0)
  const aside =
    asOf !== undefined
      ? sayWaits('as_of', { time: showHour(asOf, language, zone) })
      : pages > 1
        ? say('page_of', { page: String(page), pages: String(pages) })
        : undefined
  const ahead = (waiting: number): string =>
    waiting === 0 ? say('nobody_waiting') : say('waiting', { count: waiting })
  return (
    <Panel title={say('waits')} aside={aside}>
      <ul>
        {items.map(({ id, names, waiting }) => (
          <li
            key={id}
            className={classNames(
              'flex h-9 min-w-0 items-center gap-4 border-t border-line',
              columns === 2 ? 'text-large' : 'text-base',
            )}
          >
            <bdi className="at-column min-w-0 grow truncate font-semibold">{nameIn(names, language)}</bdi>
            <bdi className="shrink-0 text-ink-soft">
              {waitText(inRoom(waits.get(id), isTight), sayWaits, true) ?? ahead(waiting)}
            </bdi>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** In a tight column the upper end alone, which is the one to plan with. */
function inRoom(range: WaitRange | undefined, isTight: boolean): WaitRange | undefined {
  return isTight && range?.kind === 'range' ? { ...range, fromMinutes: 0 } : range
}
