import { z } from 'zod'
import type { Values } from '../../../app/open-values.ts'
import type { Heard } from './announcements.ts'

const KEPT_AS = 'blesaf.display.heard'
const KEPT_CHARS_MAX = 40_000

const kept = z.object({ since: z.number(), calls: z.array(z.tuple([z.string(), z.number()])) })

export type KeptHeard = { read(): Heard | undefined; write(heard: Heard): void }

/** What this display has announced, kept over a new start of the page, so that a call is not said twice for it [DY3]. */
export function openKeptHeard(values: Values): KeptHeard {
  return {
    read() {
      const parsed = kept.safeParse(parseJson(values.getItem(KEPT_AS)))
      if (!parsed.success) return undefined
      return { since: parsed.data.since, calledAtByKey: new Map(parsed.data.calls), announced: [] }
    },
    write({ since, calledAtByKey }) {
      const text = JSON.stringify({ since, calls: [...calledAtByKey] })
      if (text.length <= KEPT_CHARS_MAX) values.setItem(KEPT_AS, text)
    },
  }
}

/** Whatever lies there; a text that is none is as good as nothing. */
function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
