import { type ComponentType, type ReactNode, useState } from 'react'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { PutAwayContext } from './put-away.ts'
import type { StaffDoorProps } from './staff-door.tsx'
import { useWayIn } from './use-way-in.ts'

type Props = { readonly identity: IdentityValue; readonly children: ReactNode }

/**
 * The kiosk, and what is behind it for those who look after it [KS1]. While they are there, the kiosk stays as it is, out of
 * sight and out of reach: a ticket that is being given is given. Nothing of the panel is loaded before somebody comes.
 */
export function StaffWay({ identity, children }: Props) {
  const [Door, setDoor] = useState<ComponentType<StaffDoorProps>>()
  const isOpen = Door !== undefined
  const isHeld = useWayIn(!isOpen, () => {
    // A part that does not come is told in the log; the next one who holds the corner asks for it again.
    import('./staff-door.tsx').then((part) => setDoor(() => part.StaffDoor), console.error)
  })
  return (
    <>
      <div hidden={isOpen} inert={isOpen}>
        <PutAwayContext value={isOpen}>{children}</PutAwayContext>
      </div>
      {isHeld && (
        <div aria-hidden className="pointer-events-none fixed inset-x-0 top-0 z-20 h-2 overflow-hidden bg-line">
          <div className="filling h-full bg-ours" />
        </div>
      )}
      {Door !== undefined && <Door identity={identity} onClose={() => setDoor(undefined)} />}
    </>
  )
}
