import { defineWords } from '../define-words.ts'
import { signInAr } from './ar.ts'
import { signInEn } from './en.ts'
import { signInFr } from './fr.ts'

export const signInWords = defineWords('sign-in', { en: signInEn, fr: signInFr, ar: signInAr })
