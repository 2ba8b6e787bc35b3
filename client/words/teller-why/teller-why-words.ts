import { defineWords } from '../define-words.ts'
import { tellerWhyAr } from './ar.ts'
import { tellerWhyEn } from './en.ts'
import { tellerWhyFr } from './fr.ts'

export const tellerWhyWords = defineWords('teller-why', { en: tellerWhyEn, fr: tellerWhyFr, ar: tellerWhyAr })
