import type { Device } from '../../sync/device/device.ts'
import type { IdentityValue } from '../../sync/device/meta.ts'
import type { StoreError } from '../../sync/ports/store.ts'
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
      /** Where people reach the installation, for what is printed. */
      publicAddress(): string
      /** Settles late where the browser asks a person first. */
      readonly space: Promise<Space | undefined>
      readonly backedUpAs: string | undefined
      close(): Promise<void>
    }
