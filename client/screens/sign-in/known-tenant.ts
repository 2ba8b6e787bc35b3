import type { IdentityValue } from '../../../sync/device/meta.ts'
import { localValues } from '../../app/open-values.ts'

const STORED_AS = 'blesaf.tenant'

/** Which organisation this most likely is: the device's own, the address's, or that of the last visit. */
export function knownTenant(device: IdentityValue | undefined): string {
  return (
    device?.tenant.slug ?? new URLSearchParams(location.search).get('tenant') ?? localValues.getItem(STORED_AS) ?? ''
  )
}

/** The demonstration's start page names the person in the address. */
export function knownEmail(): string {
  return new URLSearchParams(location.search).get('email') ?? ''
}

export function rememberTenant(slug: string): void {
  localValues.setItem(STORED_AS, slug)
}
