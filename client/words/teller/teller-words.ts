import { defineWords } from '../define-words.ts'
import { tellerAr } from './ar.ts'
import { tellerEn } from './en.ts'
import { tellerFr } from './fr.ts'

export const tellerWords = defineWords('teller', { en: tellerEn, fr: tellerFr, ar: tellerAr })
