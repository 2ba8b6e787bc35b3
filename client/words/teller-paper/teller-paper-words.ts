import { defineWords } from '../define-words.ts'
import { tellerPaperAr } from './ar.ts'
import { tellerPaperEn } from './en.ts'
import { tellerPaperFr } from './fr.ts'

export const tellerPaperWords = defineWords('teller-paper', { en: tellerPaperEn, fr: tellerPaperFr, ar: tellerPaperAr })
