import type { ReactNode } from 'react'
import type { IdentityValue } from '../../sync/device/meta.ts'
import { usePageLanguage } from '../words/use-page-language.ts'
import { nameIn } from './name-in.ts'
import { NoDevice } from './no-device.tsx'
import { PageFrame } from './page-frame.tsx'
import { useIdentity } from './use-identity.ts'

type Props = {
  readonly title: string
  readonly kind: IdentityValue['kind']
  readonly children: (identity: IdentityValue) => ReactNode
}

/** The page of a device: what stands in it is only for a browser that is enrolled as one of this kind. */
export function DeviceFrame({ title, kind, children }: Props) {
  const [language] = usePageLanguage()
  const view = useIdentity()
  if (view.kind !== 'device' || view.identity.kind !== kind) return <NoDevice title={title} view={view} />
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
