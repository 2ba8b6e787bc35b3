import type { TextsLike } from '../catalog.ts'
import type { tellerPaperEn } from './en.ts'

export const tellerPaperAr: TextsLike<typeof tellerPaperEn, 'ar'> = {
  paper_of: 'طباعة {number} باللغة',
}
