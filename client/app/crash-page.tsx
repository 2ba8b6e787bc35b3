import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'
import type { ExportUnsent } from './error-boundary.tsx'
import { usePage } from './page.ts'
import { PageFrame } from './page-frame.tsx'
import { SaveUnsentButton } from './save-unsent-button.tsx'

type Props = { readonly error: Error; readonly exportUnsent: ExportUnsent }

export function CrashPage({ error, exportUnsent }: Props) {
  const say = useWords(baseWords)
  const { isPublic } = usePage()
  return (
    <PageFrame title={say('crash_title')}>
      <Banner tone="fault" code={error.message.slice(0, 120)}>
        {say('crash_body')}
      </Banner>
      <Button kind="primary" onPress={() => location.reload()}>
        {say('reload')}
      </Button>
      {!isPublic && <SaveUnsentButton exportUnsent={exportUnsent} />}
    </PageFrame>
  )
}
