import type { PaperWords } from './paper-words.ts'

/** Months as they are called in Tunisia. A range says "between … and …": a dash between numbers would be read either way. */
export const paperAr: PaperWords = {
  nobodyAhead: 'لا أحد قبلك',
  ahead: {
    one: 'شخص واحد قبلك',
    two: 'شخصان قبلك',
    few: '{count} أشخاص قبلك',
    many: '{count} شخصا قبلك',
    other: '{count} شخص قبلك',
  },
  noWait: 'بلا انتظار تقريبا',
  waitUpTo: { one: 'في حدود دقيقة', two: 'في حدود دقيقتين', few: 'في حدود {to} دقائق', other: 'في حدود {to} دقيقة' },
  waitAbout: { one: 'حوالي دقيقة', two: 'حوالي دقيقتين', few: 'حوالي {to} دقائق', other: 'حوالي {to} دقيقة' },
  waitRange: { two: 'بين دقيقة ودقيقتين', few: 'بين {from} و{to} دقائق', other: 'بين {from} و{to} دقيقة' },
  longUpTo: 'في حدود {to}',
  longAbout: 'حوالي {to}',
  longRange: 'من {from} إلى {to}',
  hours: { one: 'ساعة', two: 'ساعتين', few: '{count} ساعات', other: '{count} ساعة' },
  minutes: { one: 'دقيقة', two: 'دقيقتين', few: '{count} دقائق', other: '{count} دقيقة' },
  hoursAndMinutes: '{hours} و{minutes}',
  waitFew: 'انتظار قصير',
  waitMany: 'انتظار طويل',
  following: 'ثم {services}',
  listSeparator: '، ',
  toDo: 'تفضّل بالجلوس وتابع الشاشة، سنناديك بهذا الرقم.',
  scan: 'تابع دورك على هاتفك',
  date: '{day} {month} {year}',
  firstDay: '1',
  months: ['جانفي', 'فيفري', 'مارس', 'أفريل', 'ماي', 'جوان', 'جويلية', 'أوت', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  stamps: { copy: 'نسخة', test: 'تجربة – ليست تذكرة' },
  marks: { offline: 'صدرت دون اتصال، وهي صالحة كغيرها.' },
}
