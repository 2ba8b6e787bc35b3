import { type ReactNode, Suspense } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { View } from '../../../../sync/device/device.ts'
import { lazyPart } from '../../../app/lazy-part.ts'
import { counterLines, linesInRoom } from '../counters/counter-lines.ts'
import { CounterList } from '../counters/counter-list.tsx'
import { boardLists, seatsOf } from '../lists/board-lists.ts'
import type { Turns } from '../lists/pages.ts'
import { roomFor } from '../lists/room-for.ts'
import type { OpenMedium } from '../media/keep-medium.ts'
import { usePlaylist } from '../media/use-playlist.ts'
import type { DisplaySettings } from '../settings/display-settings.ts'
import { waitLines } from '../waits/wait-lines.ts'
import { WaitList } from '../waits/wait-list.tsx'
import { useGlass } from './use-glass.ts'

/** Many halls have none. */
const MediaPanel = lazyPart(() => import('../media/media-panel.tsx').then((part) => part.MediaPanel))

type Props = {
  readonly configuration: PublishedConfiguration
  readonly settings: DisplaySettings
  readonly tickets: View['tickets']
  readonly counters: View['counters']
  readonly today: string | undefined
  readonly turns: Turns
  readonly isHeld: boolean
  /** Something is said at the foot. */
  readonly hasFoot: boolean
  readonly openMedium: OpenMedium
  /** For those who joined by phone, where the tenant wants to see that they came; else null. */
  readonly arrival: ReactNode
}

/** What stands beside the calls, as the tenant wishes it: counters, waits, and its media in what room is left. */
export function BoardPanels({ configuration, settings, isHeld, hasFoot, openMedium, arrival, ...rows }: Props) {
  const { medium, turn, onEnd, onFail } = usePlaylist(settings.media)
  const shown = settings.panels.filter((panel) => panel !== 'media' || medium !== undefined)
  const room = roomFor({
    ...{ shown, glass: useGlass(), hasArrival: arrival !== null },
    ...{ hasFoot, labels: labelsOf(configuration) },
  })
  const lists = listsOf({ configuration, ...rows }, room)
  const parts = {
    counters: lists.counters && <CounterList key="counters" {...lists.counters} room={room.counters} />,
    waits: lists.waits && <WaitList key="waits" {...{ ...lists.waits, configuration }} room={room.waits} />,
    media: medium !== undefined && (
      <div key="media" data-beside className="board-beside">
        <Suspense fallback={<section data-medium="" />}>
          <MediaPanel
            key={medium.kind === 'video' ? `${medium.path} ${turn}` : medium.path}
            {...{ medium, isHeld, onEnd, onFail, open: openMedium }}
          />
        </Suspense>
        {arrival}
      </div>
    ),
  }
  return (
    <div className="board-panels">
      {shown.map((panel) => parts[panel])}
      {shown.includes('media') ? null : arrival}
    </div>
  )
}

function labelsOf({ counters }: PublishedConfiguration): readonly string[] {
  return counters.filter(({ retired }) => !retired).map(({ label }) => label)
}

type Rows = Pick<Props, 'configuration' | 'tickets' | 'counters' | 'today' | 'turns'>

function listsOf({ configuration, tickets, counters, today, turns }: Rows, room: ReturnType<typeof roomFor>) {
  return boardLists(
    linesInRoom(counterLines(counters.values(), tickets.values(), today), seatsOf(room.counters)),
    waitLines(configuration, tickets.values(), today),
    room,
    turns,
  )
}
