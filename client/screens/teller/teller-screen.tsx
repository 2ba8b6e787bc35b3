import { DeviceFrame } from '../../app/device-frame.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'
import { TabletDoor } from './tablet-door.tsx'

/** The teller's page so far: which device this is, and who is at it. */
export function TellerScreen() {
  const sayStart = useWords(startWords)
  return (
    <DeviceFrame title={sayStart('teller')} kind="tablet">
      {() => <TabletDoor />}
    </DeviceFrame>
  )
}
