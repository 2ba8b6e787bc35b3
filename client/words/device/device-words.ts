import { defineWords } from '../define-words.ts'
import { deviceAr } from './ar.ts'
import { deviceEn } from './en.ts'
import { deviceFr } from './fr.ts'

export const deviceWords = defineWords('device', { en: deviceEn, fr: deviceFr, ar: deviceAr })
