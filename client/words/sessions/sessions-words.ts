import { defineWords } from '../define-words.ts'
import { sessionsAr } from './ar.ts'
import { sessionsEn } from './en.ts'
import { sessionsFr } from './fr.ts'

export const sessionsWords = defineWords('sessions', { en: sessionsEn, fr: sessionsFr, ar: sessionsAr })
