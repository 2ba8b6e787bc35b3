import { useState } from 'react'
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'
import type { ExportUnsent } from './error-boundary.tsx'
import { PageFrame } from './page-frame.tsx'
import { saveFile } from './save-file.ts'

type Props = { readonly error: Error; readonly exportUnsent: ExportUnsent | undefined }

export function CrashPage({ error, exportUnsent }: Props) {
  const say = useWords(baseWords)
  const [hasFailed, setFailed] = useState(false)
  const save = async (work: ExportUnsent): Promise<void> => {
    try {
      saveFile('blesaf-unsent.json', await work())
    } catch {
      setFailed(true)
    }
  }
  return (
    <PageFrame title={say('crash_title')}>
      <Banner tone="fault" code={error.message.slice(0, 120)}>
        {say('crash_body')}
      </Banner>
      <Button kind="primary" onPress={() => location.reload()}>
        {say('reload')}
      </Button>
      {exportUnsent !== undefined && <Button onPress={() => save(exportUnsent)}>{say('export_unsent')}</Button>}
      {hasFailed && <Banner tone="fault">{say('export_failed')}</Banner>}
    </PageFrame>
  )
}
