import { defineWords } from '../define-words.ts'
import { arrivalAr } from './ar.ts'
import { arrivalEn } from './en.ts'
import { arrivalFr } from './fr.ts'

export const arrivalWords = defineWords<typeof arrivalEn>('arrival', { ar: arrivalAr, fr: arrivalFr, en: arrivalEn })
