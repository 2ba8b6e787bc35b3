import type { IdentityValue } from '../../sync/device/meta.ts'
import type { ScreenName } from './screen-names.ts'

export type DeviceKind = IdentityValue['kind']

/** The screen that a device of each kind opens. */
export const screenOfKind = {
  kiosk: 'kiosk',
  tablet: 'teller',
  display: 'display',
  console: 'manager',
} as const satisfies Record<DeviceKind, ScreenName>
