import { DeviceDoor } from '../../app/device/device-door.tsx'
import { ErrorBoundary } from '../../app/error-boundary.tsx'
import { StartsAnew } from '../../app/unattended/starts-anew.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../words/use-words.ts'
import { Kiosk } from './kiosk.tsx'
import { KioskLock } from './lock/kiosk-lock.tsx'
import { CutOffTicket } from './printing/cut-off-ticket.tsx'
import { PaperProvider } from './printing/paper-context.tsx'
import { StaffWay } from './staff/staff-way.tsx'

/** The kiosk's page: a branch's services, and a ticket at a touch. Its disk is all that it needs. */
export function KioskScreen() {
  const say = useWords(kioskWords)
  return (
    <DeviceDoor title={say('title')} kind="kiosk" whileHidden="follow">
      {(identity, publicAddress, opened) => (
        <PaperProvider opened={opened}>
          <KioskLock>
            <StaffWay identity={identity}>
              <ErrorBoundary fallback={<StartsAnew surface="kiosk" words={say('starts_anew')} />}>
                <CutOffTicket identity={identity} publicAddress={publicAddress}>
                  <Kiosk identity={identity} publicAddress={publicAddress} />
                </CutOffTicket>
              </ErrorBoundary>
            </StaffWay>
          </KioskLock>
        </PaperProvider>
      )}
    </DeviceDoor>
  )
}
