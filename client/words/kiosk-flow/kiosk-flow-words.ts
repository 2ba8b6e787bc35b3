import { defineWords } from '../define-words.ts'
import { kioskFlowAr } from './ar.ts'
import { kioskFlowEn } from './en.ts'
import { kioskFlowFr } from './fr.ts'

/** What is said behind the services: loaded with the steps that say it. */
export const kioskFlowWords = defineWords('kiosk-flow', { en: kioskFlowEn, fr: kioskFlowFr, ar: kioskFlowAr })
