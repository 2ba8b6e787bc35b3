import { Fragment, type ReactNode, Suspense } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { View } from '../../../../sync/device/device.ts'
import { lazyPart } from '../../../app/lazy-part.ts'
import { counterLines } from '../counters/counter-lines.ts'
import { CounterList } from '../counters/counter-list.tsx'
import type { OpenMedium } from '../media/keep-medium.ts'
import { usePlaylist } from '../media/use-playlist.ts'
import type { DisplaySettings } from '../settings/display-settings.ts'
import { waitLines } from '../waits/wait-lines.ts'
import { WaitList } from '../waits/wait-list.tsx'
import { roomFor } from './room-for.ts'
import { useIsUpright } from './use-is-upright.ts'

/** Many halls have none. */
const MediaPanel = lazyPart(() => import('../media/media-panel.tsx').then((part) => part.MediaPanel))

type Props = {
  readonly configuration: PublishedConfiguration
  readonly settings: DisplaySettings
  readonly tickets: View['tickets']
  readonly counters: View['counters']
  readonly today: string | undefined
  readonly openMedium: OpenMedium
  /** For those who joined by phone, where the tenant wants to see that they came; else null. */
  readonly arrival: ReactNode
}

/** What stands beside the calls, as the tenant wishes it: counters, waits, and its media in what room is left. */
export function BoardPanels({ configuration, settings, tickets, counters, today, openMedium, arrival }: Props) {
  const { medium, turn, onEnd, onFail } = usePlaylist(settings.media)
  const shown = settings.panels.filter((panel) => panel !== 'media' || medium !== undefined)
  const room = roomFor(shown, useIsUpright(), arrival !== null)
  return (
    <div className="board-panels">
      {shown.map((panel) => (
        <Fragment key={panel}>
          {panel === 'counters' && (
            <CounterList lines={counterLines(counters.values(), tickets.values(), today)} {...room} />
          )}
          {panel === 'waits' && (
            <WaitList
              lines={waitLines(configuration, tickets.values(), today)}
              configuration={configuration}
              {...room}
            />
          )}
          {panel === 'media' && medium !== undefined && (
            <div data-beside className="board-beside">
              <Suspense fallback={<section data-medium="" />}>
                <MediaPanel
                  key={medium.kind === 'video' ? `${medium.path} ${turn}` : medium.path}
                  {...{ medium, onEnd, onFail, open: openMedium }}
                />
              </Suspense>
              {arrival}
            </div>
          )}
        </Fragment>
      ))}
      {medium === undefined || !shown.includes('media') ? arrival : null}
    </div>
  )
}
