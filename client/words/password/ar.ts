import type { TextsLike } from '../catalog.ts'
import type { passwordEn } from './en.ts'

export const passwordAr: TextsLike<typeof passwordEn, 'ar'> = {
  title: 'اختيار كلمة عبور',
  about: '10 حروف على الأقل. بضع كلمات متتالية يسهل حفظها.',
  password: 'كلمة العبور الجديدة',
  choose: 'اختيار',
  done: 'حُفظت كلمة العبور.',
  sign_in: 'تسجيل الدخول',
  no_link: 'افتح الرابط كاملا كما تسلّمته، مع كل ما يلي علامة #.',
}
