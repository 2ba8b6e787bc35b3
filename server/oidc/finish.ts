import type { AppDeps } from '../app.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import { readOneTimeToken } from '../auth/one-time-token.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import type { ProvedPerson } from '../sign-in/open-session.ts'
import { openFlow, stateHash } from './flow-secrets.ts'
import type { ClientOf, Provider } from './provider-clients.ts'
import { type ProviderFault, providerFaultIn } from './provider-fault.ts'
import { type ProvedByProvider, redeemCode } from './redeem-code.ts'

export type Brought = {
  readonly code: string
  readonly state: string
  readonly flow: string
  readonly iss?: string | undefined
}
/** Whose sign-in it would have been, as far as that is known, and why it was not; for the audit alone. */
type Failure = { readonly tenantId: string | null; readonly staffId: string | null; readonly reason: string }
export type Finished =
  | { readonly kind: 'proved'; readonly person: ProvedPerson }
  | ({ readonly kind: 'failed' } & Failure)
  | ({ readonly kind: 'away'; readonly fault: ProviderFault } & Failure)
export type Finish = (brought: Brought, device: DeviceIdentity | null, origin: RequestOrigin) => Promise<Finished>

type Taken = { readonly tenant_id: string | null } & (
  | { readonly reason: string }
  | (Provider & { readonly reason?: undefined; readonly nonce: string; readonly verifier_sealed: string })
)
type Found = { readonly staff_id?: string | null; readonly reason: string | null }

/** flow taken → code redeemed → person found: each step ends the sign-in or hands on to the next; none is done twice. */
export function createFinish({ config, pools, identity }: AppDeps, clientOf: ClientOf): Finish {
  const { box, now } = identity

  async function take({ state, flow }: Brought, device: DeviceIdentity | null): Promise<Taken> {
    // At a device it is the device's tenant; a flow of another one is not known there.
    const tenantId = device?.tenantId ?? readOneTimeToken(flow)?.tenantId ?? null
    const values = [tenantId, device?.deviceId ?? null, stateHash(state, flow)]
    const { rows } = await pools.api.query<{ taken: Taken }>('select app.take_oidc_flow($1, $2, $3) as taken', values)
    return rows[0]?.taken ?? { tenant_id: null, reason: 'state_unknown' }
  }

  async function redeem(brought: Brought, taken: Exclude<Taken, { reason: string }>) {
    const opened = openFlow(box, taken.verifier_sealed)
    if (opened === null || !config.oidcIssuers.includes(taken.issuer)) {
      return { kind: 'failed', reason: 'provider_changed' } as const
    }
    const { verifier, redirect_uri: redirectUri } = opened
    const { code, state, iss } = brought
    try {
      const found = await clientOf(taken)
      return await redeemCode(found, { code, state, iss, nonce: taken.nonce, verifier, redirectUri }, now)
    } catch (error) {
      const fault = providerFaultIn(error)
      if (fault === null) throw error
      return { kind: 'away', reason: 'provider_away', fault } as const
    }
  }

  async function find(
    taken: Provider,
    proved: ProvedByProvider & { kind: 'proved' },
    deviceId: string | null,
    origin: RequestOrigin,
  ) {
    const { rows } = await pools.api.query<{ found: Found }>(
      'select app.find_oidc_person($1, $2, $3, $4, $5, $6, $7) as found',
      [taken.tenant_id, taken.issuer, taken.client_id, proved.subject, proved.email, deviceId, JSON.stringify(origin)],
    )
    return rows[0]?.found ?? { reason: 'no_person' }
  }

  return async (brought, device, origin) => {
    const deviceId = device?.deviceId ?? null
    const taken = await take(brought, device)
    const failure = { tenantId: taken.tenant_id, staffId: null }
    if (taken.reason !== undefined) return { kind: 'failed', ...failure, reason: taken.reason }
    const redeemed = await redeem(brought, taken)
    if (redeemed.kind !== 'proved') return { ...failure, ...redeemed }
    const { staff_id: staffId = null, reason } = await find(taken, redeemed, deviceId, origin)
    if (reason !== null || staffId === null)
      return { kind: 'failed', ...failure, staffId, reason: reason ?? 'no_person' }
    return { kind: 'proved', person: { tenantId: taken.tenant_id, staffId, deviceId, method: 'oidc' } }
  }
}
