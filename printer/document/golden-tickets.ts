import { aTicket } from './a-ticket.ts'
import { type Bitmap, blacken, emptyBitmap } from './bitmap.ts'
import type { TicketDocument } from './ticket-document.ts'

/** Tickets that are looked at: ordinary ones in three languages, and what strains the paper. */
export const goldenTickets: Readonly<Record<string, TicketDocument>> = {
  fr: aTicket(),
  en: aTicket({ language: 'en', service: 'Cash desk', tenant: 'Jasmine Bank', branch: 'Lafayette, Tunis' }),
  ar: aTicket({
    language: 'ar',
    service: 'السحب والإيداع',
    tenant: 'بنك الياسمين',
    branch: 'فرع شارع الحرية، تونس',
  }),
  'ar-arabic-digits': aTicket({
    language: 'ar',
    digits: 'arab',
    service: 'فتح حساب جديد',
    tenant: 'بنك الياسمين',
    branch: 'فرع صفاقس',
    ahead: 2,
    wait: { kind: 'range', p50Min: 3, p90Min: 8 },
  }),
  'ar-mixed-legs-priority-offline': aTicket({
    language: 'ar',
    number: 'A-X07',
    service: 'قرض السكن',
    tenant: 'Banque du Jasmin',
    branch: 'فرع المنار 2',
    nextServices: ['Crédit (PME)', 'البطاقات'],
    priorityClass: 'أولوية: ذوو الإعاقة',
    ahead: 11,
    wait: { kind: 'range', p50Min: 80, p90Min: 150 },
    marks: ['offline'],
  }),
  'fr-long-legs-priority-offline-copy': aTicket({
    service: 'Ouverture d’un compte professionnel pour une société à responsabilité limitée en cours de constitution',
    nextServices: ['Crédit immobilier', 'Assurance habitation'],
    priorityClass: 'Priorité : personnes à mobilité réduite',
    marks: ['offline'],
    stamp: 'copy',
  }),
  'ar-long-copy': aTicket({
    language: 'ar',
    number: 'BC-1024',
    service: 'فتح حساب مهني لشركة ذات مسؤولية محدودة في طور التأسيس وإيداع رأس مالها',
    tenant: 'بنك الياسمين للتمويل والاستثمار',
    branch: 'فرع شارع الحبيب بورقيبة، تونس العاصمة',
    ahead: 0,
    wait: { kind: 'range', p50Min: 0, p90Min: 2 },
    stamp: 'copy',
  }),
  'fr-long-footer': aTicket({
    toDo: 'Présentez-vous au guichet avec votre pièce d’identité, le relevé du mois et le formulaire rempli ; gardez ce ticket jusqu’à la fin de votre visite.',
  }),
  'ar-long-footer': aTicket({
    language: 'ar',
    service: 'السحب والإيداع',
    tenant: 'بنك الياسمين',
    branch: 'فرع شارع الحرية، تونس',
    toDo: 'يرجى التوجه إلى الشباك مع بطاقة التعريف وكشف الحساب لهذا الشهر والاستمارة بعد تعميرها، والاحتفاظ بهذه التذكرة إلى نهاية الزيارة.',
  }),
  'en-long-footer': aTicket({
    language: 'en',
    service: 'Cash desk',
    tenant: 'Jasmine Bank',
    branch: 'Lafayette, Tunis',
    toDo: 'Please come to the counter with your identity card, this month’s statement and the completed form; keep this ticket until the end of your visit.',
  }),
  'ar-everything': aTicket({
    language: 'ar',
    service: 'فتح حساب مهني لشركة ذات مسؤولية محدودة في طور التأسيس',
    nextServices: ['قرض السكن', 'تأمين المسكن'],
    tenant: 'بنك الياسمين للتمويل والاستثمار',
    branch: 'فرع شارع الحبيب بورقيبة، تونس العاصمة',
    priorityClass: 'أولوية: ذوو الإعاقة والاحتياجات الخصوصية',
    toDo: 'يرجى التوجه إلى الشباك مع بطاقة التعريف وكشف الحساب لهذا الشهر والاستمارة بعد تعميرها، والاحتفاظ بهذه التذكرة إلى نهاية الزيارة.',
    marks: ['offline'],
    stamp: 'copy',
  }),
  'en-everything': aTicket({
    language: 'en',
    service: 'Foreign exchange and international transfers',
    nextServices: ['Home loans', 'Home insurance'],
    tenant: 'Jasmine Bank',
    branch: 'Lafayette, Tunis',
    priorityClass: 'Priority: people with reduced mobility',
    toDo: 'Please come to the counter with your identity card, this month’s statement and the completed form; keep this ticket until the end of your visit.',
    marks: ['offline'],
    stamp: 'copy',
  }),
  'en-offline-logo': aTicket({
    language: 'en',
    service: 'Foreign exchange and international transfers',
    tenant: 'Jasmine Bank',
    branch: 'Lafayette, Tunis',
    logo: aLogo(),
    ahead: 41,
    wait: { kind: 'many' },
    marks: ['offline'],
  }),
  'en-test-least': {
    language: 'en',
    digits: 'latn',
    number: 'A-00',
    service: 'Printer test',
    nextServices: [],
    tenant: 'Jasmine Bank',
    branch: 'Lafayette, Tunis',
    issuedAt: { day: '2026-03-01', time: '08:05' },
    qr: 'https://file.banque-jasmin.example/t/test',
    marks: [],
    stamp: 'test',
  },
}

/** A flower of five petals beside a bar: whoever sees it sees whether it stands straight. */
function aLogo(): Bitmap {
  const logo = emptyBitmap(240, 80)
  for (let y = 0; y < 80; y++)
    for (let x = 0; x < 240; x++) {
      const [dx, dy] = [x - 40, y - 40]
      const isPetal = Math.hypot(dx, dy) < 22 + 14 * Math.cos(5 * Math.atan2(dy, dx))
      const isBar = x >= 96 && y >= 28 && y < 52 && Math.hypot(dx, dy) > 8
      if ((isPetal && Math.hypot(dx, dy) > 7) || isBar) blacken(logo, x, y)
    }
  return logo
}
