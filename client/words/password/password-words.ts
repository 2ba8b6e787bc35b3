import { defineWords } from '../define-words.ts'
import { passwordAr } from './ar.ts'
import { passwordEn } from './en.ts'
import { passwordFr } from './fr.ts'

export const passwordWords = defineWords('password', { en: passwordEn, fr: passwordFr, ar: passwordAr })
