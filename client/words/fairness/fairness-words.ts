import { defineWords } from '../define-words.ts'
import { fairnessAr } from './ar.ts'
import { fairnessEn } from './en.ts'
import { fairnessFr } from './fr.ts'

export const fairnessWords = defineWords('fairness', { en: fairnessEn, fr: fairnessFr, ar: fairnessAr })
