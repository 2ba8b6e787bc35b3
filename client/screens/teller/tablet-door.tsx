import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import type { PinLock } from '../../../sync/pin/pin-lock.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { usePage } from '../../app/page.ts'
import { PersonLine } from '../../app/person-line.tsx'
import type { PinPerson } from '../../app/pins.ts'
import { useSession } from '../../app/use-session.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { deviceWords } from '../../words/device/device-words.ts'
import { useWords } from '../../words/use-words.ts'
import { UnlockPanel } from '../unlock/unlock-panel.tsx'
import { PinOffer } from './pin-offer.tsx'

/** Who is at this tablet: by a session of the server, or, while the server is away, by the PIN that was set here. */
export function TabletDoor() {
  const say = useWords(deviceWords)
  const view = useSession()
  const [opened, setOpened] = useState<PinPerson>()
  if (opened !== undefined) return <Banner tone="done">{say('signed_in', { name: opened.name })}</Banner>
  if (view.kind === 'away') return <PinDoor fallback={<FaultBanner fault={view.fault} />} onOpen={setOpened} />
  return (
    <>
      <PersonLine path="/teller" />
      {view.kind === 'signed_in' && <PinOffer signedIn={view.signedIn} />}
    </>
  )
}

type DoorProps = { readonly fallback: ReactNode; readonly onOpen: (person: PinPerson) => void }
type Found = { readonly person: PinPerson; readonly lock: PinLock } | 'none'

function PinDoor({ fallback, onOpen }: DoorProps) {
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
  if (found === 'none' || ports === undefined) return fallback
  return <UnlockPanel person={found.person} ports={ports} onOpen={() => onOpen(found.person)} />
}

async function findPerson(pins: ReturnType<typeof usePage>['home']['pins']): Promise<Found> {
  const person = await pins.person()
  if (person === undefined) return 'none'
  const lock = await pins.lockOf(person.id)
  return lock.kind === 'none' ? 'none' : { person, lock }
}
