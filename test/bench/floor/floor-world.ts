/** What the load generator is told of the world: made by the bench before it starts. */
export type FloorDevice = {
  readonly kind: 'tablet' | 'kiosk' | 'display'
  readonly deviceId: string
  readonly token: string
  /** Of the branch's line to the internet. */
  readonly address: string
  readonly counterId?: string
  readonly sessionId?: string
}

export type FloorBranch = {
  readonly tenantId: string
  readonly branchId: string
  readonly configVersion: number
  readonly services: readonly { readonly id: string; readonly prefix: string }[]
  readonly devices: readonly FloorDevice[]
}

/** Branches have an address each, and so has every customer's phone: 10.1.0.0 and on, 10.2.0.0 and on. */
export const branchAddress = (index: number): string => addressAt('10.1', index)
export const phoneAddress = (index: number): string => addressAt('10.2', index)

const addressAt = (network: string, index: number): string => `${network}.${(index >> 8) & 255}.${index & 255}`
