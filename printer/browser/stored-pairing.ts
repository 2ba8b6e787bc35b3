import { printerLanguages } from '../port/printer-state.ts'
import type { Pairing, PairingMemory } from '../usb/pairing.ts'

const KEY = 'blesaf.printer'

/**
 * The pairing in the page's own small storage. It is not worth the database: lost, it costs one gesture, or none where a policy grants the printer.
 */
export function createStoredPairing(storage: Pick<Storage, 'getItem' | 'setItem'>): PairingMemory {
  return {
    async load() {
      const text = storage.getItem(KEY)
      return text === null ? undefined : readPairing(JSON.parse(text))
    },
    async save(pairing) {
      storage.setItem(KEY, JSON.stringify(pairing))
    },
  }
}

/** What is not one of ours, or of another version, is none. */
function readPairing(found: unknown): Pairing | undefined {
  if (!isRecord(found) || !isRecord(found.printer) || typeof found.isChosen !== 'boolean') return undefined
  const { vendorId, productId, serialNumber, name, language, codepageMapping } = found.printer
  const known = printerLanguages.find((one) => one === language)
  if (typeof vendorId !== 'number' || typeof productId !== 'number' || known === undefined) return undefined
  if (typeof name !== 'string' || typeof codepageMapping !== 'string') return undefined
  if (typeof serialNumber !== 'string' && serialNumber !== null) return undefined
  const printer = { vendorId, productId, serialNumber, name, language: known, codepageMapping }
  return { printer, isChosen: found.isChosen }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
