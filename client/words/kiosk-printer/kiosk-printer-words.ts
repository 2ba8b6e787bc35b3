import { defineWords } from '../define-words.ts'
import { kioskPrinterAr } from './ar.ts'
import { kioskPrinterEn } from './en.ts'
import { kioskPrinterFr } from './fr.ts'

export const kioskPrinterWords = defineWords('kiosk-printer', {
  en: kioskPrinterEn,
  fr: kioskPrinterFr,
  ar: kioskPrinterAr,
})
