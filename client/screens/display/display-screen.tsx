import { DeviceFrame } from '../../app/device-frame.tsx'
import { Chip } from '../../design/chip.tsx'
import { deviceWords } from '../../words/device/device-words.ts'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

/** The display's page so far: which device this is. */
export function DisplayScreen() {
  const say = useWords(deviceWords)
  const sayStart = useWords(startWords)
  return (
    <DeviceFrame title={sayStart('display')} kind="display">
      {() => (
        <p>
          <Chip tone="done">{say('ready')}</Chip>
        </p>
      )}
    </DeviceFrame>
  )
}
