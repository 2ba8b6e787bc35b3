import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { showHour } from '../../../app/show-time.ts'
import { useServiceWaits } from '../../../app/waits/use-service-waits.ts'
import { useWaitsAsOf } from '../../../app/waits/use-waits-as-of.ts'
import { waitText } from '../../../app/waits/wait-text.ts'
import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { waitsWords } from '../../../words/waits/waits-words.ts'
import { nameOf } from '../languages/name-of.ts'
import { Fitted } from '../lists/fitted.tsx'
import { ListRow, ListRows } from '../lists/list-rows.tsx'
import type { PageOf } from '../lists/pages.ts'
import { Panel } from '../lists/panel.tsx'
import type { ListRoom } from '../lists/room-for.ts'
import type { WaitLine } from './wait-lines.ts'

type Props = PageOf<WaitLine> & { readonly room: ListRoom; readonly configuration: PublishedConfiguration }

/** How long somebody who comes now would wait, by service [DY17]; where that is not known, how many are ahead. */
export function WaitList({ items, fullest, page, pages, room, configuration }: Props) {
  const say = useWords(displayWords)
  const sayWaits = useWords(waitsWords)
  const [language] = usePageLanguage()
  const waits = useServiceWaits()
  const asOf = useWaitsAsOf()
  const zone = branchZone(configuration.branch.clock, asOf ?? 0)
  const title = asOf === undefined ? say('waits') : sayWaits('as_of', { time: showHour(asOf, language, zone) })
  const ahead = (waiting: number): string =>
    waiting === 0 ? say('nobody_waiting') : say('waiting', { count: waiting })
  return (
    <Panel list="waits" title={title} page={page} pages={pages}>
      <ListRows rows={Math.ceil(fullest / room.columns)} columns={room.columns}>
        {items.map(({ id, names, waiting }) => (
          <ListRow key={id}>
            <Fitted
              {...nameOf(names, language)}
              chars={room.nameChars}
              isLarge={room.isLarge}
              className="grow font-semibold"
            />
            <bdi className={classNames('shrink-0 text-ink-soft', room.isLarge ? 'text-hero' : 'text-title')}>
              {waitText(waits.get(id), sayWaits, true) ?? ahead(waiting)}
            </bdi>
          </ListRow>
        ))}
      </ListRows>
    </Panel>
  )
}
