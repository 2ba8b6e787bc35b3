import { defineWords } from '../define-words.ts'
import { baseAr } from './ar.ts'
import { baseEn } from './en.ts'
import { baseFr } from './fr.ts'

export const baseWords = defineWords('base', { en: baseEn, fr: baseFr, ar: baseAr })
