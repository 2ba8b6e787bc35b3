import { defineWords } from '../define-words.ts'
import { startAr } from './ar.ts'
import { startEn } from './en.ts'
import { startFr } from './fr.ts'

export const startWords = defineWords('start', { en: startEn, fr: startFr, ar: startAr })
