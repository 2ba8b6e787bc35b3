import { generateKeyPair } from 'jose'
import { ALGORITHM, type SigningKeys } from './signing-keys.ts'

/** Keys without a database, for tests of what stands above them. */
export function memoryKeys(): SigningKeys {
  const pair = generateKeyPair(ALGORITHM)
  return {
    current: async () => ({ kid: 'memory', key: (await pair).privateKey }),
    verifier: async (kid) => (kid === 'memory' ? (await pair).publicKey : undefined),
    renew: async () => undefined,
  }
}
