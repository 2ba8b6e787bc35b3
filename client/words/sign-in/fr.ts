import type { TextsLike } from '../catalog.ts'
import type { signInEn } from './en.ts'

export const signInFr: TextsLike<typeof signInEn, 'fr'> = {
  title: 'Se connecter',
  at_device: 'Sur {name}',
  tenant: 'Organisation',
  tenant_hint: 'Le nom court que votre administrateur vous a donné.',
  email: 'E-mail',
  password: 'Mot de passe',
  go: 'Se connecter',
  checking_person: 'Nous vérifions qu’une personne fait la demande ; quelques secondes.',
  by_provider: 'Avec le compte de mon organisation',
  no_provider: 'Cette organisation se connecte par mot de passe.',
  provider_first: 'Saisissez d’abord le nom court de l’organisation.',
  coming_back: 'Connexion en cours…',
  flow_lost: 'Cette connexion n’a pas commencé dans cette fenêtre. Recommencez, s’il vous plaît.',
  code_title: 'Seconde étape',
  code: 'Code',
  code_hint: 'Les six chiffres de votre application d’authentification, ou un de vos codes de secours.',
  forgot: 'J’ai oublié mon mot de passe',
  forgot_title: 'Un lien pour choisir un nouveau mot de passe',
  forgot_about: 'Si ce compte existe, un lien est en route. Sans e-mail ici, votre administrateur peut vous le lire.',
  send_link: 'Demander un lien',
  needed: 'À remplir, s’il vous plaît.',
  totp_title: 'Activer une seconde étape',
  totp_about:
    'Votre organisation la demande. Scannez cette image avec une application d’authentification, puis saisissez le code affiché.',
  totp_key: 'Ou saisissez-y cette clé :',
  totp_confirm: 'Activer',
  recovery_title: 'Codes de secours',
  recovery_about:
    'Chacun ouvre une fois si le téléphone est perdu. Ils ne s’affichent que maintenant : notez-les et gardez-les loin du téléphone.',
  go_on: 'Continuer',
}
