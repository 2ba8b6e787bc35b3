import type { TextsLike } from '../catalog.ts'
import type { kioskPaperEn } from './en.ts'

export const kioskPaperFr: TextsLike<typeof kioskPaperEn, 'fr'> = {
  your_number: 'Votre numéro',
  printing: 'Votre ticket s’imprime',
  printed: 'Prenez votre ticket',
  watch: 'Prenez place et regardez l’écran d’affichage. Nous appelons ce numéro.',
  scan: 'Ce code est votre ticket : un guichet peut le lire.',
  qr: 'Code QR du ticket {number}',
  picture: 'Le ticket {number} tel qu’il est imprimé',
  done: 'Terminé',
  have_it: 'Je l’ai',
  closing: 'Cette page va disparaître dans un instant.',
  stay: 'La garder',
}
