import type { TextsLike } from '../catalog.ts'
import type { unlockEn } from './en.ts'

export const unlockAr: TextsLike<typeof unlockEn, 'ar'> = {
  about: '{name}، هذا الجهاز مقفل.',
  pad: 'الأرقام',
  typed_zero: 'لم يُدخل أي رقم',
  typed_one: 'أُدخل رقم واحد',
  typed_two: 'أُدخل رقمان',
  typed_few: 'أُدخلت {count} أرقام',
  typed_many: 'أُدخل {count} رقما',
  typed_other: 'أُدخل {count} رقم',
  set_title: 'اختيار رقم سري',
  set_about: 'به يُفتح هذا الجهاز دون خادم: {digits} أرقام لا يسهل تخمينها.',
  again: 'مرة أخرى للتأكّد',
  not_same: 'الرقمان غير متطابقين. ابدأ من جديد.',
  is_set: 'حُفظ رقمك السري.',
}
