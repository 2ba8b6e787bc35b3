import type { TextsLike } from '../catalog.ts'
import type { baseEn } from './en.ts'

export const baseAr: TextsLike<typeof baseEn, 'ar'> = {
  language: 'اللغة',
  loading: 'لحظة من فضلك…',
  close: 'إغلاق',
  back: 'رجوع',
  cancel: 'إلغاء',
  retry: 'أعد المحاولة',
  copy: 'نسخ',
  copied: 'تمّ النسخ.',
  show_password: 'إظهار كلمة العبور',
  delete_digit: 'حذف آخر رقم',
  no_connection: 'الخادم لا يجيب. تثبّت من الاتصال ثم أعد المحاولة.',
  foreign_answer: 'لم يجب خادمنا بل جهة أخرى، وقد تكون صفحة الدخول إلى هذه الشبكة. اتصل بالشبكة أولا ثم أعد المحاولة.',
  unreadable: 'تعذّرت قراءة الجواب لأن إصدار التطبيق لا يوافق إصدار الخادم. حمّل الصفحة من جديد.',
  crash_title: 'توقّفت هذه الشاشة',
  crash_body: 'كل ما تمّ هنا محفوظ على هذا الجهاز. حمّل الصفحة من جديد لتواصل.',
  reload: 'تحميل من جديد',
  export_unsent: 'حفظ ما لم يُرسل بعد',
  export_failed: 'تعذّر الحفظ. اترك هذه الصفحة مفتوحة واتصل بالدعم.',
}
