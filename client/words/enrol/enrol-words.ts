import { defineWords } from '../define-words.ts'
import { enrolAr } from './ar.ts'
import { enrolEn } from './en.ts'
import { enrolFr } from './fr.ts'

export const enrolWords = defineWords('enrol', { en: enrolEn, fr: enrolFr, ar: enrolAr })
