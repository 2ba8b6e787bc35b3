import type { TextsLike } from '../catalog.ts'
import type { kioskPrinterEn } from './en.ts'

export const kioskPrinterAr: TextsLike<typeof kioskPrinterEn, 'ar'> = {
  printer: 'الطابعة',
  named: 'الطابعة: {name}',
  other_window: 'نافذة أخرى من هذا الموزّع تستعمل الطابعة. أغلق هذه النافذة أو واصل في الأخرى.',
  profile: 'الورق ونوع الطابعة',
  paired: 'تمّ اختيار {name}',
  cancelled: 'لم يتمّ اختيار أي طابعة.',
  not_opened: 'تعذّر فتح هذه الطابعة. ما يجب فعله مكتوب أعلاه.',
  copy_last: 'إعادة طباعة آخر تذكرة',
  none_printed: 'لم تُطبع أي تذكرة هنا بعد.',
  queued: 'هي بصدد الخروج من الطابعة.',
  original: 'لم يخرج شيء من هذه التذكرة، وهي تُطبع الآن لأول مرة.',
}
