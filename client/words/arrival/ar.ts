import type { TextsLike } from '../catalog.ts'
import type { arrivalEn } from './en.ts'

export const arrivalAr: TextsLike<typeof arrivalEn, 'ar'> = {
  title: 'التحقت بالصف عبر الهاتف؟',
  scan: 'امسح الرمز لتأكيد حضورك',
  typed: 'أو اكتب',
  qr: 'رمز QR لتأكيد حضورك',
}
