import type { Catalog } from '../catalog.ts'
import { joinAr } from './ar.ts'
import { joinEn } from './en.ts'
import { joinFr } from './fr.ts'

/** Plain texts: what the other screens say their words with weighs more than this whole page. */
export const joinTexts: Catalog<typeof joinEn>['texts'] = { ar: joinAr, fr: joinFr, en: joinEn }
