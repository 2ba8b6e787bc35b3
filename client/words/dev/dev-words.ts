import { defineWords } from '../define-words.ts'
import { devAr } from './ar.ts'
import { devEn } from './en.ts'
import { devFr } from './fr.ts'

export const devWords = defineWords('dev', { en: devEn, fr: devFr, ar: devAr })
