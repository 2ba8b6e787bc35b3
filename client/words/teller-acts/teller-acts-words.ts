import { defineWords } from '../define-words.ts'
import { tellerActsAr } from './ar.ts'
import { tellerActsEn } from './en.ts'
import { tellerActsFr } from './fr.ts'

export const tellerActsWords = defineWords('teller-acts', { en: tellerActsEn, fr: tellerActsFr, ar: tellerActsAr })
