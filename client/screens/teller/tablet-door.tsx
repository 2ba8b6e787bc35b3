import { type ReactNode, useEffect, useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { PageFrame } from '../../app/page-frame.tsx'
import { PersonLine } from '../../app/person-line.tsx'
import { useSession } from '../../app/use-session.ts'
import { DemoDoor } from './demo-door.tsx'
import { PinDoor } from './pin-door.tsx'

/** Who works at this tablet, and in which session. */
export type TabletPerson = { readonly id: string; readonly name: string; readonly session: string }
type Props = { readonly identity: IdentityValue; readonly children: (person: TabletPerson) => ReactNode }

/** Who is at this tablet: by a session of the server, or, while the server is away, by the PIN that was set here. */
export function TabletDoor({ identity, children }: Props) {
  const view = useSession()
  const [opened, setOpened] = useState<TabletPerson>()
  if (opened !== undefined) return <WithSession person={opened}>{children(opened)}</WithSession>
  if (view.kind === 'signed_in') {
    const { person, session } = view.signedIn
    const present = { id: person.id, name: person.name, session: session.id }
    return <WithSession person={present}>{children(present)}</WithSession>
  }
  return (
    <PageFrame title={identity.name}>
      {view.kind === 'away' ? (
        <PinDoor fault={view.fault} onOpen={setOpened} />
      ) : (
        <>
          <PersonLine path="/teller" />
          {view.kind === 'nobody' && <DemoDoor identity={identity} />}
        </>
      )}
    </PageFrame>
  )
}

/** Commands carry the session of whoever is here. */
function WithSession({ person, children }: { readonly person: TabletPerson; readonly children: ReactNode }) {
  const device = useDevice()
  const [isSet, setSet] = useState(false)
  useEffect(() => {
    // A disk that refuses shows as a trouble; the work begins all the same.
    void device.setSession(person.session, person.id).finally(() => setSet(true))
  }, [device, person.session, person.id])
  return isSet ? children : null
}
