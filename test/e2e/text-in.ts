import { kioskAr } from '../../client/words/kiosk/ar.ts'
import { kioskEn } from '../../client/words/kiosk/en.ts'
import { kioskFr } from '../../client/words/kiosk/fr.ts'
import { kioskFlowAr } from '../../client/words/kiosk-flow/ar.ts'
import { kioskFlowEn } from '../../client/words/kiosk-flow/en.ts'
import { kioskFlowFr } from '../../client/words/kiosk-flow/fr.ts'
import { kioskPaperAr } from '../../client/words/kiosk-paper/ar.ts'
import { kioskPaperEn } from '../../client/words/kiosk-paper/en.ts'
import { kioskPaperFr } from '../../client/words/kiosk-paper/fr.ts'
import { syncAr } from '../../client/words/sync/ar.ts'
import { syncEn } from '../../client/words/sync/en.ts'
import { syncFr } from '../../client/words/sync/fr.ts'
import type { Language } from '../../sync/words/language.ts'

const TEXTS = {
  kiosk: { ar: kioskAr, en: kioskEn, fr: kioskFr },
  'kiosk-flow': { ar: kioskFlowAr, en: kioskFlowEn, fr: kioskFlowFr },
  'kiosk-paper': { ar: kioskPaperAr, en: kioskPaperEn, fr: kioskPaperFr },
  sync: { ar: syncAr, en: syncEn, fr: syncFr },
} satisfies Record<string, Record<Language, Readonly<Record<string, string>>>>

/** A text of the client's catalogs as a test looks for it: from behind a count on, since which form that takes is grammar. */
export function textIn(area: keyof typeof TEXTS, language: Language, key: string): RegExp {
  const forms = Object.entries(TEXTS[area][language]).filter(
    ([name]) =>
      name === key || name.replace(/_(?:zero|one|two|few|many|other)$/, '') === key.replace(/_(?:one|other)$/, ''),
  )
  if (forms.length === 0) throw new Error(`${area} has no ${key}`)
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{count\\\}/g, '.+')
  return new RegExp(forms.map(([, text]) => literal(text)).join('|'))
}
