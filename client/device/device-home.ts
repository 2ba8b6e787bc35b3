import type { IdentityValue } from '../../sync/device/meta.ts'
import type { DeviceKeys } from './keys.ts'

/** What a browser keeps of the device that it is. */
export type DeviceHome = {
  /** Makes a new key, which counts once an identity is saved with it. */
  createDeviceKeys(): Promise<DeviceKeys>
  loadKeys(): Promise<DeviceKeys | undefined>
  loadIdentity(): Promise<IdentityValue | undefined>
  /** Saves who this is, together with the key that was made last. */
  saveIdentity(identity: IdentityValue): Promise<void>
}
