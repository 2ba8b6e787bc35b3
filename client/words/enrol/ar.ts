import type { TextsLike } from '../catalog.ts'
import type { enrolEn } from './en.ts'

export const enrolAr: TextsLike<typeof enrolEn, 'ar'> = {
  title: 'تسجيل هذا الجهاز',
  about: 'أدخل الرمز الذي يعطيك إياه المشرف. يصلح مرة واحدة.',
  code: 'رمز التسجيل',
  group: 'الجزء {part} من 3',
  enrol: 'تسجيل',
  working: 'جار إنشاء مفتاح هذا الجهاز…',
  incomplete: 'يتكوّن الرمز من تسعة حروف وأرقام في ثلاثة أجزاء.',
  done: 'سُجّل هذا الجهاز',
  became: 'أصبح {name} لدى {tenant}.',
  open_kiosk: 'فتح موزّع التذاكر',
  open_tablet: 'فتح الشباك',
  open_display: 'فتح شاشة العرض',
  open_console: 'فتح المتابعة',
  is_already: 'هذا المتصفّح مسجّل من قبل باسم {name} لدى {tenant}.',
  anew: 'تسجيله من جديد',
  anew_about: 'قد يبقى فيه ما لم يُرسل بعد. لا تفعل هذا إلا إذا طلبه منك المشرف.',
  not_kept: 'هذا المتصفّح لا يحفظ شيئا. اخرج من التصفّح الخاص أو اسمح للصفحة بحفظ البيانات، ثم أعد المحاولة.',
}
