import { useState } from 'react'
import { SaveUnsentButton } from '../../app/save-unsent-button.tsx'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { asFile, removeFromDisk, type UnsentOnDisk } from '../../device/store/unsent-on-disk.ts'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { useWords } from '../../words/use-words.ts'
import { nameOfOld } from './name-of-old.ts'

type Props = { readonly devices: readonly UnsentOnDisk[]; readonly onRemoved: (device: UnsentOnDisk) => void }

/** What this browser still holds of devices that it was before. Nothing is removed that was not saved first, or sent. */
export function OldDevices({ devices, onRemoved }: Props) {
  return devices.map((device) => (
    <OldDevice key={device.database} device={device} onRemoved={() => onRemoved(device)} />
  ))
}

function OldDevice({ device, onRemoved }: { readonly device: UnsentOnDisk; readonly onRemoved: () => void }) {
  const say = useWords(enrolWords)
  const [isSaved, setSaved] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const count = device.outbox.length + device.unreadable.length
  const remove = (): Promise<void> => removeFromDisk(device).then(onRemoved, () => setHeld(true))
  return (
    <Card>
      <h2 className="text-large">{say('old_title', { name: nameOfOld(device) })}</h2>
      <p>{count === 0 ? say('old_all_sent') : say('old_unsent', { count })}</p>
      {count > 0 && <SaveUnsentButton exportUnsent={async () => asFile([device])} onSaved={() => setSaved(true)} />}
      {(count === 0 || isSaved) && (
        <Button kind="danger" onPress={() => void remove()}>
          {say('old_remove')}
        </Button>
      )}
      {isHeld && <Banner tone="fault">{say('old_held')}</Banner>}
    </Card>
  )
}
