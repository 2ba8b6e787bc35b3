import type { displayPanels, Medium } from '../../../../sync/configuration/display-schema.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Names } from '../../../../sync/configuration/text-schema.ts'
import type { Language } from '../../../../sync/words/language.ts'

type Panel = (typeof displayPanels)[number]
type QuietSpan = { readonly from: string; readonly to: string }

export type DisplaySettings = {
  readonly languages: readonly Language[]
  readonly voice: 'customer' | 'off' | readonly Language[]
  /** 0 to 1. */
  readonly volume: number
  readonly quietHours: readonly QuietSpan[]
  readonly panels: readonly Panel[]
  readonly media: readonly Medium[]
  readonly ticker: readonly Names[]
}

const VOLUME = 80
const PANELS: readonly Panel[] = ['counters', 'waits', 'media']

/** What the branch wishes of its displays, and what holds where it says nothing. */
export function displaySettings({ branch, display = {}, words }: PublishedConfiguration): DisplaySettings {
  const notice = words.display_notice === undefined ? [] : [words.display_notice]
  const [own = 'fr'] = branch.languages
  return {
    languages: distinct(display.languages ?? (branch.languages.length === 0 ? [own] : branch.languages)),
    voice: display.voice ?? 'customer',
    volume: (display.volume ?? VOLUME) / 100,
    quietHours: display.quiet_hours ?? [],
    panels: distinct(display.panels ?? PANELS),
    media: display.media ?? [],
    ticker: display.ticker ?? notice,
  }
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)]
}
