import type { TextsLike } from '../catalog.ts'
import type { passwordEn } from './en.ts'

export const passwordFr: TextsLike<typeof passwordEn, 'fr'> = {
  title: 'Choisir un mot de passe',
  about: 'Au moins 10 caractères. Plusieurs mots à la suite se retiennent bien.',
  password: 'Nouveau mot de passe',
  choose: 'Choisir',
  done: 'Votre mot de passe est enregistré.',
  sign_in: 'Se connecter',
  no_link: 'Ouvrez le lien entier que vous avez reçu, avec tout ce qui suit le signe #.',
}
