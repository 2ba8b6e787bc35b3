import { z } from 'zod'

/** The codes that app_private.configuration_faults gives too are the ones which only the authority can know. */
export const faultCodes = [
  'missing',
  'unknown_field',
  'wrong_type',
  'too_big',
  'too_small',
  'bad_value',
  'document_too_large',
  'no_languages',
  'duplicate_language',
  'language_missing',
  'duplicate_key',
  'duplicate_prefix',
  'duplicate_label',
  'unknown_group',
  'unknown_service',
  'unknown_class',
  'unknown_counter',
  'service_without_counter',
  'clock_empty',
  'clock_unsorted',
  'clock_zone_unknown',
  'clock_day_too_short',
  'span_backwards',
  'spans_overlap',
  'span_outside_day',
  'season_backwards',
  'duplicate_holiday',
  'head_start_missing',
  'head_start_too_long',
  'class_beats_strict',
  'weekday_or_day',
  'plan_outside_hours',
  'plan_overlaps',
  // Of the picture for paper, known to the server, which unpacks it.
  'logo_broken',
  'logo_size',
  'logo_blank',
  // Known to the authority alone.
  'slug_differs',
  'clock_changes_past',
  'prefix_in_use',
  'counter_in_use',
] as const

export type FaultCode = (typeof faultCodes)[number]

type FaultDetails = Readonly<Record<string, string | number>>

export interface Fault {
  /** Where in the document, as `services.2.prefix`; empty for the whole. */
  readonly path: string
  readonly code: FaultCode
  readonly details: FaultDetails
  /** A warning is shown and does not keep the document from being published. */
  readonly severity: 'error' | 'warning'
}

const warnings: ReadonlySet<FaultCode> = new Set<FaultCode>(['plan_outside_hours', 'plan_overlaps'])

export function fault(path: string, code: FaultCode, details: FaultDetails = {}): Fault {
  return { path, code, details, severity: warnings.has(code) ? 'warning' : 'error' }
}

/** The authority's faults, as they come over the wire. */
export const faults = z.array(
  z.object({
    path: z.string(),
    code: z.enum(faultCodes),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
    severity: z.enum(['error', 'warning']),
  }),
)
