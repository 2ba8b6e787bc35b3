import type { Authenticate } from '../auth/device-identity.ts'
import { verifyDevToken } from './dev-tokens.ts'

const BEARER = /^Bearer +(?<token>\S+)$/i

/** How devices prove themselves in demo mode: by the token that the demo's own page gave them. */
export function authenticateDemo(appSecret: string): Authenticate {
  return async (authorization) => {
    const token = BEARER.exec(authorization ?? '')?.groups?.token
    const claims = token === undefined ? null : verifyDevToken(appSecret, token)
    if (claims === null) return null
    return { tenantId: claims.tenant_id, deviceId: claims.device_id, branchId: claims.branch_id }
  }
}
