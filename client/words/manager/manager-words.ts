import { defineWords } from '../define-words.ts'
import { managerAr } from './ar.ts'
import { managerEn } from './en.ts'
import { managerFr } from './fr.ts'

export const managerWords = defineWords('manager', { en: managerEn, fr: managerFr, ar: managerAr })
