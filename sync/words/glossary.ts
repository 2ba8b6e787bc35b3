import type { Language } from './language.ts'

type Term = {
  readonly word: string
  /** Other words for the same thing, which would make a person think of another thing. Matched at the start of a word. */
  readonly never: readonly string[]
}

/**
 * The nouns of the product, one word each per language. The Arabic follows Tunisian use where it differs: شباك for the
 * counter, حريف for the customer, صف for the queue that gave the product its name.
 */
export const glossary = {
  ticket: {
    ar: { word: 'تذكرة', never: ['بطاقة', 'تيكيت', 'قسيمة'] },
    fr: { word: 'ticket', never: ['billet', 'jeton', 'coupon'] },
    en: { word: 'ticket', never: ['token', 'slip', 'stub'] },
  },
  counter: {
    ar: { word: 'شباك', never: ['نافذة', 'كاونتر', 'منضدة', 'شبّاك'] },
    fr: { word: 'guichet', never: ['comptoir', 'caisse', 'bureau'] },
    en: { word: 'counter', never: ['window', 'desk', 'booth', 'till'] },
  },
  service: {
    ar: { word: 'خدمة', never: ['مصلحة', 'سرفيس'] },
    fr: { word: 'service', never: ['prestation'] },
    en: { word: 'service', never: ['offering'] },
  },
  teller: {
    ar: { word: 'عون الشباك', never: ['صرّاف', 'صراف', 'موظف'] },
    fr: { word: 'agent', never: ['guichetier', 'guichetière', 'caissier'] },
    en: { word: 'teller', never: ['cashier', 'clerk', 'agent'] },
  },
  kiosk: {
    ar: { word: 'موزّع التذاكر', never: ['كشك', 'كيوسك', 'بورن'] },
    fr: { word: 'borne', never: ['kiosque', 'totem', 'distributeur'] },
    en: { word: 'kiosk', never: ['terminal', 'dispenser', 'totem'] },
  },
  display: {
    ar: { word: 'شاشة العرض', never: ['لوحة', 'تلفاز'] },
    fr: { word: 'écran d’affichage', never: ['tableau', 'moniteur'] },
    en: { word: 'display', never: ['monitor', 'board'] },
  },
  queue: {
    ar: { word: 'صف', never: ['طابور', 'رتل'] },
    fr: { word: 'file d’attente', never: ['queue', 'liste d’attente'] },
    en: { word: 'queue', never: ['line', 'waitlist'] },
  },
  customer: {
    ar: { word: 'حريف', never: ['زبون', 'زبائن', 'عميل', 'عملاء'] },
    fr: { word: 'client', never: ['usager', 'visiteur'] },
    en: { word: 'customer', never: ['client', 'visitor', 'patron'] },
  },
  branch: {
    ar: { word: 'فرع', never: ['وكالة', 'مكتب'] },
    fr: { word: 'agence', never: ['succursale', 'filiale'] },
    en: { word: 'branch', never: ['agency', 'outlet'] },
  },
  device: {
    ar: { word: 'جهاز', never: ['آلة', 'معدّة'] },
    fr: { word: 'appareil', never: ['dispositif', 'terminal', 'périphérique'] },
    en: { word: 'device', never: ['machine', 'terminal', 'gadget'] },
  },
  manager: {
    ar: { word: 'مسؤول', never: ['مدير', 'رئيس'] },
    fr: { word: 'responsable', never: ['manager', 'directeur', 'chef'] },
    en: { word: 'manager', never: ['supervisor', 'boss', 'director'] },
  },
  administrator: {
    ar: { word: 'مشرف', never: ['أدمين', 'مدير'] },
    fr: { word: 'administrateur', never: ['gestionnaire', 'superviseur'] },
    en: { word: 'administrator', never: ['superuser'] },
  },
  appointment: {
    ar: { word: 'موعد', never: ['ميعاد', 'رندي'] },
    fr: { word: 'rendez-vous', never: ['rdv'] },
    en: { word: 'appointment', never: ['booking', 'reservation'] },
  },
} as const satisfies Record<string, Record<Language, Term>>

export type GlossaryTerm = keyof typeof glossary
