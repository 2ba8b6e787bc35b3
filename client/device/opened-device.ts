import type { ArrivalKeys } from '../../sync/arrival/arrival-keys.ts'
import type { Device } from '../../sync/device/device.ts'
import type { IdentityValue } from '../../sync/device/meta.ts'
import type { Store, StoreError } from '../../sync/ports/store.ts'
import type { DeviceKeys } from './keys/device-keys.ts'
import type { Space } from './store/space.ts'

/** What this browser is as a device, or why it is none. */
export type OpenedDevice =
  | { readonly kind: 'not_enrolled' }
  /** Its key is gone from this browser: a new code for the same device is needed. What it wrote is still on the disk. */
  | { readonly kind: 'without_key'; readonly identity: IdentityValue }
  | { readonly kind: 'no_store'; readonly identity: IdentityValue | undefined; readonly error: StoreError }
  | {
      readonly kind: 'open'
      readonly identity: IdentityValue
      readonly device: Device
      readonly keys: DeviceKeys
      /** The disk itself, for what works beside the device: printing. */
      readonly store: Store
      /** Where people reach the installation, for what is printed. */
      publicAddress(): string
      /** Of the codes that a display shows [AP3]; none on any other device. */
      arrivalKeys(): ArrivalKeys
      /** Opens the tenant's media to a display [DY22]; none where no server has told one. */
      mediaPass(): string | undefined
      /** Settles late where the browser asks a person first. */
      readonly space: Promise<Space | undefined>
      readonly backedUpAs: string | undefined
      close(): Promise<void>
    }
