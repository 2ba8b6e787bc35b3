import { defineWords } from '../define-words.ts'
import { syncAr } from './ar.ts'
import { syncEn } from './en.ts'
import { syncFr } from './fr.ts'

export const syncWords = defineWords('sync', { en: syncEn, fr: syncFr, ar: syncAr })
