import { useMemo } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { DeviceDoor } from '../../app/device/device-door.tsx'
import { ErrorBoundary } from '../../app/error-boundary.tsx'
import { StartsAnew } from '../../app/unattended/starts-anew.tsx'
import type { OpenedDevice } from '../../device/opened-device.ts'
import { displayWords } from '../../words/display/display-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { OpenVoice } from './announcer-port.ts'
import { Display } from './display.tsx'
import { openPageMedia } from './media/page-media.ts'

/** Nothing of the voice is loaded before the board is painted. */
const openVoice: OpenVoice = async (now) => (await import('../../voice/open-announcer.ts')).openAnnouncer(now)

/** The display's page: what a hall sees and hears of its queue. Nobody stands before it, so whatever breaks mends itself. */
export function DisplayScreen() {
  const say = useWords(displayWords)
  return (
    <DeviceDoor title={say('title')} kind="display" whileHidden="follow">
      {(identity, _, opened) => (
        <ErrorBoundary fallback={<StartsAnew surface="display" words={say('starts_anew')} />}>
          <InHall identity={identity} opened={opened} />
        </ErrorBoundary>
      )}
    </DeviceDoor>
  )
}

type Props = { readonly identity: IdentityValue; readonly opened: Extract<OpenedDevice, { kind: 'open' }> }

function InHall({ identity, opened: { publicAddress, arrivalKeys, mediaPass } }: Props) {
  const openMedium = useMemo(() => openPageMedia(mediaPass), [mediaPass])
  return <Display {...{ identity, openVoice, openMedium, publicAddress, arrivalKeys }} />
}
