import { Suspense, useMemo } from 'react'
import type { ArrivalKeys } from '../../../sync/arrival/arrival-keys.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { Language } from '../../../sync/words/language.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { lazyPart } from '../../app/lazy-part.ts'
import { useTenantDigits } from '../../app/use-tenant-digits.ts'
import { useKeptRecordings } from '../../voice/use-kept-recordings.ts'
import type { OpenVoice } from './announcer-port.ts'
import { Board } from './board/board.tsx'
import { Preparing } from './board/preparing.tsx'
import { useCare } from './heal/use-care.ts'
import type { OpenMedium } from './media/keep-medium.ts'
import { displaySettings } from './settings/display-settings.ts'
import { SoundLine } from './sound/sound-line.tsx'
import { useVoice } from './sound/use-voice.ts'

const ArrivalCode = lazyPart(() => import('../../arrival/arrival-code.tsx').then((part) => part.ArrivalCode))

const RECORDINGS = ['calls'] as const
const NONE: readonly Language[] = []

type Props = {
  readonly identity: IdentityValue
  readonly openVoice: OpenVoice
  readonly openMedium: OpenMedium
  readonly publicAddress: () => string
  readonly arrivalKeys: () => ArrivalKeys
}

/** The board once the branch's configuration is there, and the voice that says what it shows. */
export function Display({ identity, openVoice, openMedium, publicAddress, arrivalKeys }: Props) {
  const device = useDevice()
  const configuration = useRows((view) => view.configuration)
  const settings = useMemo(() => configuration && displaySettings(configuration), [configuration])
  useCare(identity.name)
  useTenantDigits()
  const announcer = useVoice(openVoice, configuration)
  useKeptRecordings(RECORDINGS, configuration?.branch.languages ?? NONE)
  if (configuration === undefined || settings === undefined) return <Preparing identity={identity} />
  const isHeard = settings.voice !== 'off' && settings.volume > 0
  const sound = isHeard && <SoundLine announcer={announcer} />
  const arrival = configuration.settings?.web_arrival === 'proof' && (
    <Suspense fallback={null}>
      <ArrivalCode branchId={identity.branch_id} now={device.now} {...{ publicAddress, arrivalKeys }} />
    </Suspense>
  )
  return <Board {...{ identity, configuration, settings, openMedium, sound }} arrival={arrival || null} />
}
