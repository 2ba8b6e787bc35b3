import { defineWords } from '../define-words.ts'
import { displayAr } from './ar.ts'
import { displayEn } from './en.ts'
import { displayFr } from './fr.ts'

export const displayWords = defineWords('display', { en: displayEn, fr: displayFr, ar: displayAr })
