/** Who asks, as an access token proved. What they may is the database's to say, at each request. */
export type PersonIdentity = {
  readonly tenantId: string
  readonly staffId: string
  readonly sessionId: string
}
