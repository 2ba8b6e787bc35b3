import { useEffect, useState } from 'react'
import type { IdentityValue } from '../../sync/device/meta.ts'
import { usePage } from './page.ts'

export type IdentityView =
  | { readonly kind: 'looking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'device'; readonly identity: IdentityValue }

/** Which device this browser is, from its own disk: nobody is asked. */
export function useIdentity(): IdentityView {
  const { home } = usePage()
  const [view, setView] = useState<IdentityView>({ kind: 'looking' })
  useEffect(() => {
    void home.identity().then(
      (identity) => setView(identity === undefined ? { kind: 'none' } : { kind: 'device', identity }),
      // A browser that keeps nothing is no device; enrolling it will say why.
      () => setView({ kind: 'none' }),
    )
  }, [home])
  return view
}
