import type { TextsLike } from '../catalog.ts'
import type { deviceEn } from './en.ts'

export const deviceFr: TextsLike<typeof deviceEn, 'fr'> = {
  not_enrolled: 'Ce navigateur n’est encore l’appareil d’aucune agence.',
  enrol: 'L’inscrire',
  without_key:
    'La clé de cet appareil n’est plus dans ce navigateur. Ce qui a été fait ici est conservé : demandez un nouveau code à un administrateur et inscrivez-le de nouveau comme le même appareil.',
  other_kind: 'Ce navigateur est inscrit comme {name}, qui ouvre un autre écran.',
  open_its_own: 'Ouvrir son écran',
  ready: 'Prêt.',
  sign_in: 'Se connecter',
  signed_in: '{name} est connecté(e).',
  sign_in_first: 'Connectez-vous pour voir cette page.',
}
