import { lazy, Suspense } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useSyncValue } from '../../app/hooks/use-sync-state.ts'
import { useTenantDigits } from '../../app/use-tenant-digits.ts'
import { LanguageRow } from '../../design/language-row.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { Preparing } from './preparing.tsx'

type Props = { readonly identity: IdentityValue; readonly publicAddress: () => string }

/** Asked for at once, beside the first painting and not before it: it comes while the device is read from its disk. */
const customer = import('./flow/customer.tsx')
// Whoever shows it meets its failure.
customer.catch(() => undefined)
const Customer = lazy(() => customer.then((part) => ({ default: part.Customer })))

/** One customer after the other, once the branch's configuration is there. */
export function Kiosk({ identity, publicAddress }: Props) {
  const configuration = useRows((view) => view.configuration)
  const hasNumbers = useSyncValue('hasNumbers')
  useTenantDigits()
  const preparing = (
    <KioskFrame
      identity={identity}
      configuration={configuration}
      isReady={hasNumbers}
      foot={<LanguageRow isBig offered={configuration?.branch.languages} />}
    >
      <Preparing isWithoutNumbers={configuration !== undefined && !hasNumbers} />
    </KioskFrame>
  )
  if (configuration === undefined) return preparing
  return (
    <Suspense fallback={preparing}>
      <Customer {...{ identity, configuration, publicAddress, preparing }} />
    </Suspense>
  )
}
