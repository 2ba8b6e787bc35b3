import { lazy, Suspense } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { isDemoHost } from '../start/demo/is-demo-host.ts'

const DemoSignIn = lazy(() => import('../start/demo/demo-sign-in.tsx').then((part) => ({ default: part.DemoSignIn })))

/** In the demonstration one press signs in. Elsewhere nothing of it is even asked for. */
export function DemoDoor({ identity }: { readonly identity: IdentityValue }) {
  if (!isDemoHost(location.hostname)) return null
  return (
    <Suspense fallback={null}>
      <DemoSignIn identity={identity} />
    </Suspense>
  )
}
