import type { TextsLike } from '../catalog.ts'
import type { sessionsEn } from './en.ts'

export const sessionsAr: TextsLike<typeof sessionsEn, 'ar'> = {
  title: 'أماكن دخولك',
  browser: 'متصفّح',
  here: 'هنا',
  since: 'منذ {time}',
  seen: 'آخر استعمال {time}',
  end: 'إنهاء',
  end_this: 'تسجيل الخروج من هنا',
  end_all: 'تسجيل الخروج من كل مكان',
  end_all_ask: 'تسجيل الخروج من كل مكان؟',
  end_all_about: 'على كل جهاز وفي كل متصفّح، وهنا أيضا. يجب بعدها تسجيل الدخول من جديد.',
  ended: 'تمّ الإنهاء.',
  sign_in_first: 'سجّل الدخول لترى أماكن دخولك.',
  sign_in: 'تسجيل الدخول',
}
