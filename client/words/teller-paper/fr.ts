import type { TextsLike } from '../catalog.ts'
import type { tellerPaperEn } from './en.ts'

export const tellerPaperFr: TextsLike<typeof tellerPaperEn, 'fr'> = {
  paper_of: 'Imprimer {number} en',
}
