import { z } from 'zod'
import { language } from '../words/language.ts'
import { display } from './display-schema.ts'
import { calendar, clock, day, serviceRules, wallTime, weekdays } from './opening-schema.ts'
import { paper } from './paper-schema.ts'
import { tenantSettings } from './settings-schema.ts'
import { key, names, plainText, SENTENCE_CHARS_MAX, textByLanguage } from './text-schema.ts'

const LANGUAGES_MAX = 3
const GROUPS_MAX = 20
const SERVICES_MAX = 60
const CLASSES_MAX = 20
const QUESTIONS_MAX = 10
const OPTIONS_MAX = 20
const COUNTERS_MAX = 100
const STAFF_PLAN_MAX = 2_000
/** As many as stand under each other on a tablet, and as anybody chooses among in the middle of the work. */
const REASONS_MAX = 9
const LABEL_CHARS_MAX = 12
const SERVICE_S_MIN = 5
const SERVICE_S_MAX = 14_400
const HEAD_START_MINUTES_MAX = 1_440
const POSITION_RADIUS_M_MIN = 20
const POSITION_RADIUS_M_MAX = 2_000

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const classCode = z.string().regex(/^[a-z0-9]{1,8}$/)

/** Where the branch stands, for whoever shows by position to have arrived; 20 m is a house, 2 km a quarter. */
const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radius_m: z.int().min(POSITION_RADIUS_M_MIN).max(POSITION_RADIUS_M_MAX),
})

export const branch = z.strictObject({
  slug,
  names,
  languages: z.array(language).max(LANGUAGES_MAX),
  clock,
  calendar,
  position: position.exactOptional(),
})

export const group = z.strictObject({ key, names })

export const service = z.strictObject({
  key,
  prefix: z.string().regex(/^[A-Z]{1,2}$/),
  names,
  group: key.exactOptional(),
  rules: serviceRules.default({}),
  expected_service_s: z.int().min(SERVICE_S_MIN).max(SERVICE_S_MAX).default(300),
  asks_contact: z.boolean().default(false),
  offers_web: z.boolean().default(false),
  offers_appointments: z.boolean().default(false),
  slot_minutes: z.int().min(5).max(240).exactOptional(),
  slot_capacity: z.int().min(1).max(100).exactOptional(),
  walk_in_share: z.number().min(0).max(1).exactOptional(),
})

export const priorityClass = z.strictObject({
  code: classCode,
  names,
  head_start_minutes: z.int().min(0).max(HEAD_START_MINUTES_MAX).exactOptional(),
  strict: z.literal(true).exactOptional(),
})

const option = z.strictObject({ names, service: key.exactOptional(), class: classCode.exactOptional() })

export const question = z.strictObject({
  key,
  names,
  asked_for: z.array(key).max(SERVICES_MAX).exactOptional(),
  options: z.array(option).min(1).max(OPTIONS_MAX),
})

export const counter = z.strictObject({
  key,
  label: plainText(LABEL_CHARS_MAX),
  names,
  services: z.array(key).max(SERVICES_MAX),
})

/** What a person says of the work by one tap: the key is stored, the words are for screens. */
const reason = z.strictObject({ key, names })

const plannedShift = z.strictObject({
  counter: key,
  weekday: z.enum(weekdays).exactOptional(),
  day: day.exactOptional(),
  from: wallTime,
  to: wallTime,
})

const sentence = textByLanguage(SENTENCE_CHARS_MAX).exactOptional()

/** What the tenant itself says on screens and paper. Absent ones are not said. */
const words = z.strictObject({
  welcome: sentence,
  closed: sentence,
  thanks: sentence,
  ticket_header: sentence,
  ticket_footer: sentence,
  display_notice: sentence,
})

/**
 * A branch whole, as one document. Beyond this shape `checkConfiguration` says what is wrong with it, so that a person
 * sees all faults at once and in words. Every field is explained in README.md.
 */
export const configurationDocument = z.strictObject({
  format: z.literal(1),
  branch,
  groups: z.array(group).max(GROUPS_MAX).default([]),
  services: z.array(service).min(1).max(SERVICES_MAX),
  classes: z.array(priorityClass).max(CLASSES_MAX).default([]),
  questions: z.array(question).max(QUESTIONS_MAX).default([]),
  counters: z.array(counter).min(1).max(COUNTERS_MAX),
  outcomes: z.array(reason).max(REASONS_MAX).exactOptional(),
  pause_reasons: z.array(reason).max(REASONS_MAX).exactOptional(),
  staff_plan: z.array(plannedShift).max(STAFF_PLAN_MAX).default([]),
  words: words.default({}),
  display: display.exactOptional(),
  paper: paper.exactOptional(),
  settings: tenantSettings.exactOptional(),
})

export type ConfigurationDocument = z.output<typeof configurationDocument>
