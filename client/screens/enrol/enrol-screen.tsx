import { type ReactNode, useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { PageFrame } from '../../app/page-frame.tsx'
import { useFragment } from '../../app/use-fragment.ts'
import { useIdentity } from '../../app/use-identity.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { useWords } from '../../words/use-words.ts'
import { AlreadyEnrolled } from './already-enrolled.tsx'
import { EnrolWithCode } from './enrol-with-code.tsx'
import { Enrolled } from './enrolled.tsx'
import { OldDevices } from './old-devices.tsx'
import { useOldDevices } from './use-old-devices.ts'

/** Makes a device of a branch out of this browser, by a code that is typed or stands in the address. */
export function EnrolScreen() {
  const say = useWords(enrolWords)
  const code = useFragment()
  const [isAnew, setAnew] = useState(false)
  const [enrolled, setEnrolled] = useState<IdentityValue>()
  const view = useIdentity()
  const known = view.kind === 'device' ? view.identity.device_id : undefined
  const old = useOldDevices(enrolled?.device_id ?? known)
  const body = (): ReactNode => {
    if (enrolled !== undefined) return <Enrolled identity={enrolled} isWatched={old.devices.length > 0} />
    if (view.kind === 'looking') return <Skeleton />
    if (view.kind === 'device' && !isAnew) {
      return <AlreadyEnrolled identity={view.identity} onAnew={() => setAnew(true)} />
    }
    if (view.kind === 'no_store') return <Banner tone="fault">{say('not_kept')}</Banner>
    return <EnrolWithCode key={code} code={code} onEnrolled={setEnrolled} />
  }
  return (
    <PageFrame title={say(enrolled === undefined ? 'title' : 'done')}>
      {body()}
      <OldDevices devices={old.devices} onRemoved={old.forget} />
    </PageFrame>
  )
}
