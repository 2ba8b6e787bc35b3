import { defineWords } from '../define-words.ts'
import { kioskStaffAr } from './ar.ts'
import { kioskStaffEn } from './en.ts'
import { kioskStaffFr } from './fr.ts'

export const kioskStaffWords = defineWords('kiosk-staff', { en: kioskStaffEn, fr: kioskStaffFr, ar: kioskStaffAr })
