import type { Pairing, PairingMemory } from '../usb/pairing.ts'

/** Lasts for as long as the test. */
export function createPairingMemory(): PairingMemory {
  let kept: Pairing | undefined
  return {
    load: async () => kept,
    async save(pairing) {
      kept = pairing
    },
  }
}
