import type { PaperLanguage, TicketDocument } from './ticket-document.ts'

const ARABIC_INDIC_ZERO = 0x660

/** French and English paper keeps Western digits whatever the tenant prefers: nobody reads the others there. */
export function digitsIn({ language, digits }: Pick<TicketDocument, 'language' | 'digits'>): (text: string) => string {
  return isArabicIndic(language, digits) ? toArabicIndic : (text) => text
}

function isArabicIndic(language: PaperLanguage, digits: TicketDocument['digits']): boolean {
  return language === 'ar' && digits === 'arab'
}

function toArabicIndic(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(ARABIC_INDIC_ZERO + Number(digit)))
}
