import type { TextsLike } from '../catalog.ts'
import type { unlockEn } from './en.ts'

export const unlockFr: TextsLike<typeof unlockEn, 'fr'> = {
  title: 'Votre code PIN',
  about: '{name}, cette tablette est verrouillée.',
  pad: 'Chiffres',
  typed_one: '{count} chiffre saisi',
  typed_many: '{count} de chiffres saisis',
  typed_other: '{count} chiffres saisis',
  checking: 'Vérification…',
  wrong_one: 'Ce n’était pas le bon. Il reste un essai.',
  wrong_many: 'Ce n’était pas le bon. Il reste {count} d’essais.',
  wrong_other: 'Ce n’était pas le bon. Il reste {count} essais.',
  wait: 'Veuillez attendre jusqu’à {time}.',
  spent: 'Cinq essais faux. Connectez-vous avec votre mot de passe quand il y a une connexion.',
  grace_over: 'Cette tablette est restée trop longtemps sans serveur. Connectez-vous avec votre mot de passe.',
  ended: 'Cette session a été terminée. Connectez-vous avec votre mot de passe.',
  set_title: 'Choisir un code PIN',
  set_about: 'Avec lui, cette tablette s’ouvre sans le serveur : {digits} chiffres que personne ne devinerait d’abord.',
  again: 'Encore une fois, pour être sûr',
  not_same: 'Les deux n’étaient pas identiques. Recommencez.',
  later: 'Plus tard',
}
