/** Which device asks, as its token proved. The person, if any, stands in each command's own session. */
export type DeviceIdentity = {
  readonly tenantId: string
  readonly deviceId: string
  readonly branchId: string | null
}

/** Proves a request's Authorization header; null when it proves nothing. */
export type Authenticate = (authorization: string | undefined) => Promise<DeviceIdentity | null>
