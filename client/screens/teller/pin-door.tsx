import { type ComponentProps, useEffect, useState } from 'react'
import type { PinLock } from '../../../sync/pin/pin-lock.ts'
import type { Fault } from '../../api/answer.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { usePage } from '../../app/page.ts'
import type { PinPerson, Pins } from '../../app/pins.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { UnlockPanel } from '../unlock/unlock-panel.tsx'
import type { TabletPerson } from './tablet-door.tsx'

type Props = { readonly fault: Fault; readonly onOpen: (person: TabletPerson) => void }
type Found = { readonly person: PinPerson; readonly lock: PinLock } | 'none'

/** Opens with the PIN that was set here; without one only the server can say who this is. */
export function PinDoor({ fault, onOpen }: Props) {
  const { home } = usePage()
  const [found, setFound] = useState<Found>()
  const [ports, setPorts] = useState<ComponentProps<typeof UnlockPanel>['ports']>()
  useEffect(() => {
    void findPerson(home.pins).then((next) => {
      setFound(next)
      if (next === 'none') return
      // Without the server the machine's clock is all there is; what has been known of time is never undercut [PN5].
      setPorts({ store: home.pins.storeOf(next.person.id), crypto: home.pins.crypto, now: () => Date.now() })
    })
  }, [home])
  if (found === undefined) return <Skeleton />
  if (found === 'none' || ports === undefined) return <FaultBanner fault={fault} />
  const { id, name } = found.person
  return (
    <UnlockPanel
      person={found.person}
      ports={ports}
      onOpen={({ session }) => onOpen({ id, name, session: session.sessionId })}
    />
  )
}

async function findPerson(pins: Pins): Promise<Found> {
  const person = await pins.person()
  if (person === undefined) return 'none'
  const lock = await pins.lockOf(person.id)
  return lock.kind === 'none' ? 'none' : { person, lock }
}
