import { defineWords } from '../define-words.ts'
import { setupAr } from './ar.ts'
import { setupEn } from './en.ts'
import { setupFr } from './fr.ts'

export const setupWords = defineWords('setup', { en: setupEn, fr: setupFr, ar: setupAr })
