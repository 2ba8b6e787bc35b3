import type { TextsLike } from '../catalog.ts'
import type { kioskPaperEn } from './en.ts'

export const kioskPaperAr: TextsLike<typeof kioskPaperEn, 'ar'> = {
  your_number: 'رقمك',
  printing: 'تذكرتك قيد الطباعة',
  printed: 'تفضّل بأخذ تذكرتك',
  watch: 'تفضّل بالجلوس وتابع شاشة العرض، سنناديك بهذا الرقم.',
  scan: 'هذا الرمز هو تذكرتك، ويستطيع الشبّاك قراءته.',
  qr: 'رمز التذكرة {number}',
  picture: 'التذكرة {number} كما تُطبع',
  done: 'تمّ',
  have_it: 'أخذتها',
  closing: 'ستختفي هذه الصفحة بعد لحظات.',
  stay: 'أبقها',
}
