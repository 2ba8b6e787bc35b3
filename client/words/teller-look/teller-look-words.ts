import { defineWords } from '../define-words.ts'
import { tellerLookAr } from './ar.ts'
import { tellerLookEn } from './en.ts'
import { tellerLookFr } from './fr.ts'

export const tellerLookWords = defineWords('teller-look', { en: tellerLookEn, fr: tellerLookFr, ar: tellerLookAr })
