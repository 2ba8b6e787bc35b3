import { defineWords } from '../define-words.ts'
import { unlockAr } from './ar.ts'
import { unlockEn } from './en.ts'
import { unlockFr } from './fr.ts'

export const unlockWords = defineWords('unlock', { en: unlockEn, fr: unlockFr, ar: unlockAr })
