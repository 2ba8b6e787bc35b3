import type { Authenticate } from './device-identity.ts'

/** Outside demo mode no device can prove itself yet, so none is let in. */
export const nobody: Authenticate = async () => null
