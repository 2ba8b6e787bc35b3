import type { TextsLike } from '../catalog.ts'
import type { unlockEn } from './en.ts'

export const unlockFr: TextsLike<typeof unlockEn, 'fr'> = {
  about: '{name}, cet appareil est verrouillé.',
  pad: 'Chiffres',
  typed_one: '{count} chiffre saisi',
  typed_many: '{count} de chiffres saisis',
  typed_other: '{count} chiffres saisis',
  set_title: 'Choisir un code PIN',
  set_about: 'Avec lui, cet appareil s’ouvre sans le serveur : {digits} chiffres que personne ne devinerait d’abord.',
  again: 'Encore une fois, pour être sûr',
  not_same: 'Les deux n’étaient pas identiques. Recommencez.',
  is_set: 'Votre code PIN est enregistré.',
}
