import { defineWords } from '../define-words.ts'
import { accuracyAr } from './ar.ts'
import { accuracyEn } from './en.ts'
import { accuracyFr } from './fr.ts'

export const accuracyWords = defineWords('accuracy', { en: accuracyEn, fr: accuracyFr, ar: accuracyAr })
