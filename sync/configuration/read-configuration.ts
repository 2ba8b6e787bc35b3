import type { z } from 'zod'
import { checkConfiguration } from './check-configuration.ts'
import { type ConfigurationDocument, configurationDocument } from './configuration-document.ts'
import { type Fault, fault } from './fault.ts'
import { shapeFaults } from './shape-faults.ts'

/** Far above any real branch; the authority holds the same limit. */
export const DOCUMENT_CHARS_MAX = 400_000
const FAULTS_MAX = 200

export type ReadConfiguration =
  | { readonly kind: 'sound'; readonly document: ConfigurationDocument; readonly warnings: Fault[] }
  | { readonly kind: 'faulty'; readonly faults: Fault[] }

/** From anything to a document that may be published, or to all that keeps it from being one. */
export function readConfiguration(input: unknown): ReadConfiguration {
  const chars = JSON.stringify(input)?.length ?? 0
  if (chars > DOCUMENT_CHARS_MAX) return faulty([fault('', 'document_too_large', { maximum: DOCUMENT_CHARS_MAX })])
  const parsed: z.ZodSafeParseResult<ConfigurationDocument> = configurationDocument.safeParse(input)
  if (!parsed.success) return faulty(shapeFaults(parsed.error, input))
  const faults = checkConfiguration(parsed.data)
  if (faults.some(({ severity }) => severity === 'error')) return faulty(faults)
  return { kind: 'sound', document: parsed.data, warnings: faults.slice(0, FAULTS_MAX) }
}

function faulty(faults: Fault[]): ReadConfiguration {
  return { kind: 'faulty', faults: faults.slice(0, FAULTS_MAX) }
}
