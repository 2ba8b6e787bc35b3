import { DeviceFrame } from '../../app/device-frame.tsx'
import { PersonLine } from '../../app/person-line.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

/** The teller's page so far: which device this is, and who is at it. */
export function TellerScreen() {
  const sayStart = useWords(startWords)
  return (
    <DeviceFrame title={sayStart('teller')} kind="tablet">
      {() => <PersonLine path="/teller" />}
    </DeviceFrame>
  )
}
