import { z } from 'zod'

/** The tenant's settings, with the bounds of app.tenant_settings. They hold for all branches of the tenant. */
export const tenantSettings = z.strictObject({
  recalls_before_no_show: z.int().min(0).max(10).exactOptional(),
  no_show_after_s: z.int().min(0).max(3_600).exactOptional(),
  undo_window_ms: z.int().min(0).max(120_000).exactOptional(),
  number_digits: z.int().min(2).max(5).exactOptional(),
  digits: z.enum(['latn', 'arab']).exactOptional(),
  reinstate_rule: z.enum(['keep_place', 'back_of_line', 'after_minutes']).exactOptional(),
  reinstate_after_minutes: z.int().min(0).max(240).exactOptional(),
  let_pass_max: z.int().min(0).max(10).exactOptional(),
  appointment_tolerance_minutes: z.int().min(0).max(120).exactOptional(),
  appointment_late_minutes: z.int().min(0).max(240).exactOptional(),
  offline_grace_hours: z.int().min(0).max(168).exactOptional(),
  archive_after_days: z.int().min(2).max(60).exactOptional(),
  contact_retention_hours: z.int().min(0).max(8_760).exactOptional(),
  history_retention_months: z.int().min(1).max(120).exactOptional(),
  feedback_words: z.boolean().exactOptional(),
  commands_per_hour_max: z.int().min(1).max(1_000_000).exactOptional(),
  /** Joining from afar: sync/SPEC.md AR1 to AR4, and sync/waits/SPEC.md WT19 for the rule before closing. */
  web_arrival: z.enum(['none', 'proof']).exactOptional(),
  web_hold_minutes: z.int().min(0).max(240).exactOptional(),
  web_line_percent: z.int().min(1).max(100).exactOptional(),
  web_per_hour_max: z.int().min(1).max(10_000).exactOptional(),
  web_closing_rule: z.enum(['off', 'warn', 'refuse']).exactOptional(),
  web_classes: z.boolean().exactOptional(),
})
