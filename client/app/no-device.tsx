import { Banner } from '../design/banner.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { deviceWords } from '../words/device/device-words.ts'
import { syncWords } from '../words/sync/sync-words.ts'
import { useWords } from '../words/use-words.ts'
import { screenOfKind } from './device-screens.ts'
import { LinkButton } from './link-button.tsx'
import { PageFrame } from './page-frame.tsx'
import type { IdentityView } from './use-identity.ts'

/** In place of a device's screen, where this browser is not that device: what it is, and the way on. */
export function NoDevice({ title, view }: { readonly title: string; readonly view: IdentityView }) {
  const say = useWords(deviceWords)
  const saySync = useWords(syncWords)
  return (
    <PageFrame title={title}>
      {view.kind === 'looking' && <Skeleton />}
      {view.kind === 'none' && (
        <>
          <p>{say('not_enrolled')}</p>
          <LinkButton href="/enrol">{say('enrol')}</LinkButton>
        </>
      )}
      {view.kind === 'no_store' && (
        <Banner tone="fault" code={view.code}>
          {saySync(`store_${view.code}`)}
        </Banner>
      )}
      {view.kind === 'device' && (
        <>
          <p>{say('other_kind', { name: view.identity.name })}</p>
          <LinkButton href={`/${screenOfKind[view.identity.kind]}`}>{say('open_its_own')}</LinkButton>
        </>
      )}
    </PageFrame>
  )
}
