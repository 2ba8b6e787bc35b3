import { useState } from 'react'
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'
import type { ExportUnsent } from './error-boundary.tsx'
import { saveFile } from './save-file.ts'

type Props = { readonly exportUnsent: ExportUnsent; readonly onSaved?: () => void }

/** Hands over what this device has not sent, as a file. */
export function SaveUnsentButton({ exportUnsent, onSaved }: Props) {
  const say = useWords(baseWords)
  const [hasFailed, setFailed] = useState(false)
  const save = async (): Promise<void> => {
    try {
      saveFile('blesaf-unsent.json', await exportUnsent())
      setFailed(false)
      onSaved?.()
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <Button onPress={() => void save()}>{say('export_unsent')}</Button>
      {hasFailed && <Banner tone="fault">{say('export_failed')}</Banner>}
    </>
  )
}
