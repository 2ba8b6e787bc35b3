import { DeviceDoor } from '../../app/device/device-door.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { TabletDoor } from './tablet-door.tsx'
import { Teller } from './teller.tsx'

/** The teller's page: who is at this tablet, at which counter, and the work there. */
export function TellerScreen() {
  const say = useWords(tellerWords)
  return (
    <DeviceDoor title={say('title')} kind="tablet" whileHidden="follow">
      {(identity) => <TabletDoor identity={identity}>{(person) => <Teller person={person} />}</TabletDoor>}
    </DeviceDoor>
  )
}
