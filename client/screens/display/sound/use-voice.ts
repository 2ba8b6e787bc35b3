import { useEffect, useState } from 'react'
import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { type Announcer, type OpenVoice, withoutVoice } from '../announcer-port.ts'
import { displaySettings } from '../settings/display-settings.ts'
import { isQuiet } from './is-quiet.ts'
import { keepOpening } from './keep-opening.ts'

const LOOK_MS = 2_000

/** Calls are spoken, as loud as the branch wishes and not in its quiet hours [DY7] [DY8]. */
export function useVoice(openVoice: OpenVoice, configuration: PublishedConfiguration | undefined): Announcer {
  const device = useDevice()
  const [announcer, setAnnouncer] = useState(withoutVoice)
  useEffect(() => {
    let end = (): void => undefined
    const giveUp = keepOpening(
      async () => {
        const { followPageCalls } = await import('../calls/follow-page-calls.ts')
        const opened = await openVoice(device.now)
        return { opened, followPageCalls, stop: opened.stop }
      },
      ({ opened, followPageCalls, stop }) => {
        setAnnouncer(opened)
        // Only now: what nobody can say yet is not said, and is caught up with if it is still young.
        const unfollow = followPageCalls(device, opened, every)
        end = () => {
          unfollow()
          stop()
        }
      },
    )
    return () => {
      giveUp()
      end()
    }
  }, [device, openVoice])
  useEffect(() => {
    if (configuration === undefined) return
    const { volume, quietHours } = displaySettings(configuration)
    const look = (): void => {
      const at = device.now()
      announcer.setQuiet(isQuiet(quietHours, at, branchZone(configuration.branch.clock, at)))
    }
    announcer.setVolume(volume)
    look()
    return every(look)
  }, [device, announcer, configuration])
  return announcer
}

function every(work: () => void): () => void {
  const timer = setInterval(work, LOOK_MS)
  return () => clearInterval(timer)
}
