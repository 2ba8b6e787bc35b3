import { useEffect, useState } from 'react'
import type { IdentityValue } from '../../sync/device/meta.ts'
import { StoreError, type StoreErrorCode } from '../../sync/ports/store.ts'
import { usePage } from './page.ts'

export type IdentityView =
  | { readonly kind: 'looking' }
  | { readonly kind: 'none' }
  /** This browser keeps nothing, or not for us. */
  | { readonly kind: 'no_store'; readonly code: StoreErrorCode }
  | { readonly kind: 'device'; readonly identity: IdentityValue }

/** Which device this browser is, from its own disk: nobody is asked. */
export function useIdentity(): IdentityView {
  const { home } = usePage()
  const [view, setView] = useState<IdentityView>({ kind: 'looking' })
  useEffect(() => {
    void home.identity().then(
      (identity) => setView(identity === undefined ? { kind: 'none' } : { kind: 'device', identity }),
      (error: unknown) => setView({ kind: 'no_store', code: error instanceof StoreError ? error.code : 'no_storage' }),
    )
  }, [home])
  return view
}
