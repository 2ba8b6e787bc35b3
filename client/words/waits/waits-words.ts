import { defineWords } from '../define-words.ts'
import { waitsAr } from './ar.ts'
import { waitsEn } from './en.ts'
import { waitsFr } from './fr.ts'

export const waitsWords = defineWords('waits', { en: waitsEn, fr: waitsFr, ar: waitsAr })
