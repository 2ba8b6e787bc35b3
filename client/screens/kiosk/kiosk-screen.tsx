import { DeviceFrame } from '../../app/device-frame.tsx'
import { Chip } from '../../design/chip.tsx'
import { deviceWords } from '../../words/device/device-words.ts'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

/** The kiosk's page so far: which device this is. */
export function KioskScreen() {
  const say = useWords(deviceWords)
  const sayStart = useWords(startWords)
  return (
    <DeviceFrame title={sayStart('kiosk')} kind="kiosk">
      {() => (
        <p>
          <Chip tone="done">{say('ready')}</Chip>
        </p>
      )}
    </DeviceFrame>
  )
}
