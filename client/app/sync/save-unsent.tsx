import { useState } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useDevice } from '../hooks/device-context.ts'
import { saveFile } from '../save-file.ts'

/** Takes along what the server has not confirmed [OB8]. */
export function SaveUnsent() {
  const say = useWords(syncWords)
  const sayBase = useWords(baseWords)
  const device = useDevice()
  const [hasFailed, setFailed] = useState(false)
  async function save(): Promise<void> {
    try {
      saveFile('blesaf-unsent.json', await device.exportOutbox())
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="flex flex-col items-start gap-1">
      <Button onPress={() => void save()}>{say('save')}</Button>
      <p className="text-small text-ink-soft">{say('save_about')}</p>
      {hasFailed && <Banner tone="fault">{sayBase('export_failed')}</Banner>}
    </div>
  )
}
