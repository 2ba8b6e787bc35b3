import { defineWords } from '../define-words.ts'
import { kioskPaperAr } from './ar.ts'
import { kioskPaperEn } from './en.ts'
import { kioskPaperFr } from './fr.ts'

export const kioskPaperWords = defineWords('kiosk-paper', { en: kioskPaperEn, fr: kioskPaperFr, ar: kioskPaperAr })
