import { DeviceDoor } from '../../app/device/device-door.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../words/use-words.ts'
import { Kiosk } from './kiosk.tsx'

/** The kiosk's page: a branch's services, and a ticket at a touch. Its disk is all that it needs. */
export function KioskScreen() {
  const say = useWords(kioskWords)
  return (
    <DeviceDoor title={say('title')} kind="kiosk" whileHidden="follow">
      {(identity, publicAddress) => <Kiosk identity={identity} publicAddress={publicAddress} />}
    </DeviceDoor>
  )
}
