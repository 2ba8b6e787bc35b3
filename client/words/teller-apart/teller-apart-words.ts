import { defineWords } from '../define-words.ts'
import { tellerApartAr } from './ar.ts'
import { tellerApartEn } from './en.ts'
import { tellerApartFr } from './fr.ts'

export const tellerApartWords = defineWords('teller-apart', { en: tellerApartEn, fr: tellerApartFr, ar: tellerApartAr })
