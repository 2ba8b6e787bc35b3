import type { TextsLike } from '../catalog.ts'
import type { deviceEn } from './en.ts'

export const deviceAr: TextsLike<typeof deviceEn, 'ar'> = {
  not_enrolled: 'هذا المتصفّح ليس جهازا من أجهزة الفروع بعد.',
  enrol: 'تسجيله',
  without_key:
    'لم يعد مفتاح هذا الجهاز موجودا في هذا المتصفّح. كل ما تمّ هنا محفوظ: اطلب رمزا جديدا من المشرف ثم سجّل الجهاز نفسه من جديد.',
  other_kind: 'هذا المتصفّح مسجّل باسم {name}، وله شاشة أخرى.',
  open_its_own: 'فتح شاشته',
  ready: 'جاهز.',
  sign_in: 'تسجيل الدخول',
  signed_in: 'سجّل {name} الدخول.',
  sign_in_first: 'سجّل الدخول لترى هذه الصفحة.',
}
