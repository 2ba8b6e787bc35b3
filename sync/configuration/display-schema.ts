import { z } from 'zod'
import { language } from '../words/language.ts'
import { wallTime } from './opening-schema.ts'
import { SENTENCE_CHARS_MAX, textByLanguage } from './text-schema.ts'

const MEDIA_MAX = 20
const TICKER_MAX = 20
const QUIET_SPANS_MAX = 12
const LANGUAGES_MAX = 3
const PATH_CHARS_MAX = 200
const SECONDS_MIN = 3
const SECONDS_MAX = 600
const VOLUME_MAX = 100

/** The parts of a display beside the calls. */
export const displayPanels = ['counters', 'waits', 'media'] as const

/**
 * A file below `/media/` of this installation and nothing else: a display is in sight of the public and asks its own server
 * alone, and a path that could be any address of it would make every display of the branch call that address.
 */
const mediaPath = z
  .string()
  .max(PATH_CHARS_MAX)
  .regex(/^\/media\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/)

const medium = z.strictObject({
  kind: z.enum(['image', 'video']),
  path: mediaPath,
  /** How long a picture stays; a video stays until its end, at most so long. */
  seconds: z.int().min(SECONDS_MIN).max(SECONDS_MAX).exactOptional(),
  /** What it shows, for whoever cannot see it. */
  names: textByLanguage(SENTENCE_CHARS_MAX).exactOptional(),
})

const quietSpan = z.strictObject({ from: wallTime, to: wallTime })

/** What the branch's displays show beside the calls, and how they sound. What is left out is as `README.md` says. */
export const display = z.strictObject({
  /** Of the words on the screen, by turns. */
  languages: z.array(language).min(1).max(LANGUAGES_MAX).exactOptional(),
  /** In which calls are spoken, one after the other; `customer`: in that of the ticket. */
  voice: z
    .union([z.literal('customer'), z.literal('off'), z.array(language).min(1).max(LANGUAGES_MAX)])
    .exactOptional(),
  volume: z.int().min(0).max(VOLUME_MAX).exactOptional(),
  /** Nothing sounds then; the hours are the branch's own, and a span that ends before it begins goes past midnight. */
  quiet_hours: z.array(quietSpan).max(QUIET_SPANS_MAX).exactOptional(),
  panels: z.array(z.enum(displayPanels)).max(displayPanels.length).exactOptional(),
  media: z.array(medium).max(MEDIA_MAX).exactOptional(),
  ticker: z.array(textByLanguage(SENTENCE_CHARS_MAX)).max(TICKER_MAX).exactOptional(),
})

export type Medium = z.output<typeof medium>
