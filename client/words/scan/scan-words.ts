import { defineWords } from '../define-words.ts'
import { scanAr } from './ar.ts'
import { scanEn } from './en.ts'
import { scanFr } from './fr.ts'

export const scanWords = defineWords('scan', { en: scanEn, fr: scanFr, ar: scanAr })
