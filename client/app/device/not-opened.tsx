import { useEffect } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import type { OpenedDevice } from '../../device/opened-device.ts'
import { exportFromDisk } from '../../device/store/unsent-on-disk.ts'
import { baseWords } from '../../words/base/base-words.ts'
import { deviceWords } from '../../words/device/device-words.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { useWords } from '../../words/use-words.ts'
import { LinkButton } from '../link-button.tsx'
import { usePage } from '../page.ts'
import { PageFrame } from '../page-frame.tsx'
import { SaveUnsentButton } from '../save-unsent-button.tsx'

type Props = { readonly title: string; readonly opened: Exclude<OpenedDevice, { kind: 'open' }> }

/** A page that cannot work looks for the version that can. */
const LOOK_EVERY_MS = 60_000

/** Why this browser cannot be its device now, and the way out. */
export function NotOpened({ title, opened }: Props) {
  const say = useWords(deviceWords)
  const sayBase = useWords(baseWords)
  const saySync = useWords(syncWords)
  const { updates, isPublic } = usePage()
  useEffect(() => {
    const timer = setInterval(() => void updates.look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [updates])
  return (
    <PageFrame title={title}>
      {opened.kind === 'no_store' ? (
        <>
          <Banner tone="fault" code={opened.error.code}>
            {saySync(`store_${opened.error.code}`)}
          </Banner>
          <Button kind="primary" onPress={() => location.reload()}>
            {sayBase('reload')}
          </Button>
        </>
      ) : (
        <>
          <Banner tone="fault">{say(opened.kind === 'without_key' ? 'without_key' : 'not_enrolled')}</Banner>
          {!isPublic && <LinkButton href="/enrol">{say('enrol')}</LinkButton>}
        </>
      )}
      {!isPublic && <SaveUnsentButton exportUnsent={exportFromDisk} />}
    </PageFrame>
  )
}
