import type { ReactNode } from 'react'
import type { IdentityValue } from '../../sync/device/meta.ts'
import { Skeleton } from '../design/skeleton.tsx'
import { deviceWords } from '../words/device/device-words.ts'
import { usePageLanguage } from '../words/use-page-language.ts'
import { useWords } from '../words/use-words.ts'
import { screenOfKind } from './device-screens.ts'
import { LinkButton } from './link-button.tsx'
import { nameIn } from './name-in.ts'
import { PageFrame } from './page-frame.tsx'
import { useIdentity } from './use-identity.ts'

type Props = {
  readonly title: string
  readonly kind: IdentityValue['kind']
  readonly children: (identity: IdentityValue) => ReactNode
}

/** The page of a device: what stands in it is only for a browser that is enrolled as one of this kind. */
export function DeviceFrame({ title, kind, children }: Props) {
  const say = useWords(deviceWords)
  const [language] = usePageLanguage()
  const view = useIdentity()
  if (view.kind === 'device' && view.identity.kind === kind) {
    const { name, tenant } = view.identity
    return (
      <PageFrame title={name}>
        <p className="text-ink-soft">
          {title} · <bdi>{nameIn(tenant.name, language)}</bdi>
        </p>
        {children(view.identity)}
      </PageFrame>
    )
  }
  return (
    <PageFrame title={title}>
      {view.kind === 'looking' && <Skeleton />}
      {view.kind === 'none' && (
        <>
          <p>{say('not_enrolled')}</p>
          <LinkButton href="/enrol">{say('enrol')}</LinkButton>
        </>
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
