import { defineWords } from '../define-words.ts'
import { orderReasonsAr } from './ar.ts'
import { orderReasonsEn } from './en.ts'
import { orderReasonsFr } from './fr.ts'

export const orderReasonsWords = defineWords('order-reasons', {
  en: orderReasonsEn,
  fr: orderReasonsFr,
  ar: orderReasonsAr,
})
