import type { TextsLike } from '../catalog.ts'
import type { arrivalEn } from './en.ts'

export const arrivalFr: TextsLike<typeof arrivalEn, 'fr'> = {
  title: 'Inscrit par téléphone ?',
  scan: 'Scannez pour confirmer votre présence',
  typed: 'ou tapez',
  qr: 'Code QR qui confirme votre présence',
}
