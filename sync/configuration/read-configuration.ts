import type { z } from 'zod'
import { checkConfiguration } from './check-configuration.ts'
import { type ConfigurationDocument, configurationDocument } from './configuration-document.ts'
import { type Fault, fault } from './fault.ts'
import { shapeFaults } from './shape-faults.ts'

/** Far above any real branch; the authority holds the same limit. */
export const DOCUMENT_CHARS_MAX = 400_000
const FAULTS_MAX = 200
const DEPTH_MAX = 32

export type ReadConfiguration =
  | { readonly kind: 'sound'; readonly document: ConfigurationDocument; readonly warnings: Fault[] }
  | { readonly kind: 'faulty'; readonly faults: Fault[] }

/** From anything to a document that may be published, or to all that keeps it from being one. */
export function readConfiguration(input: unknown): ReadConfiguration {
  // No part of a document is nested like that, so the schema names the place; making a text of it overflows the stack.
  const chars = isDeeperThan(DEPTH_MAX, input) ? 0 : (JSON.stringify(input)?.length ?? 0)
  if (chars > DOCUMENT_CHARS_MAX) return faulty([fault('', 'document_too_large', { maximum: DOCUMENT_CHARS_MAX })])
  const parsed: z.ZodSafeParseResult<ConfigurationDocument> = configurationDocument.safeParse(input)
  if (!parsed.success) return faulty(shapeFaults(parsed.error, input))
  const faults = checkConfiguration(parsed.data)
  if (faults.some(({ severity }) => severity === 'error')) return faulty(faults)
  return { kind: 'sound', document: parsed.data, warnings: faults.slice(0, FAULTS_MAX) }
}

function isDeeperThan(depthMax: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depthMax === 0 || Object.values(value).some((item) => isDeeperThan(depthMax - 1, item))
}

function faulty(faults: Fault[]): ReadConfiguration {
  return { kind: 'faulty', faults: faults.slice(0, FAULTS_MAX) }
}
