import { defineWords } from '../define-words.ts'
import { kioskAr } from './ar.ts'
import { kioskEn } from './en.ts'
import { kioskFr } from './fr.ts'

export const kioskWords = defineWords('kiosk', { en: kioskEn, fr: kioskFr, ar: kioskAr })
