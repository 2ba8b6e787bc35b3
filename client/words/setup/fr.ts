import type { TextsLike } from '../catalog.ts'
import type { setupEn } from './en.ts'

export const setupFr: TextsLike<typeof setupEn, 'fr'> = {
  title: 'Première mise en route',
  no_token:
    'Cette page s’ouvre avec l’adresse que le serveur a affichée dans son terminal au démarrage, sous « First run ». Ouvrez ici l’adresse entière, avec tout ce qui suit le signe #.',
  already: 'Cette installation est déjà en service.',
  go_sign_in: 'Se connecter',
  operator_title: 'Vous, qui exploitez cette installation',
  operator_about:
    'Vous ajoutez des organisations et veillez au bon état du serveur. Ce qui se passe dans une organisation n’appartient qu’à elle.',
  name: 'Votre nom',
  email: 'E-mail',
  password: 'Mot de passe',
  password_hint: 'Au moins 10 caractères. Plusieurs mots à la suite se retiennent bien.',
  your_language: 'Votre langue',
  make_operator: 'Créer mon compte',
  step: 'Étape {step} sur {steps}',
  tenant_title: 'La première organisation',
  tenant_about:
    'Une banque, une clinique, une administration : toute maison qui a des agences. Son administrateur reçoit un lien de votre part et fait le reste.',
  slug: 'Nom court',
  slug_hint: 'Pour se connecter : lettres minuscules, chiffres et tirets, par exemple ma-banque.',
  name_ar: 'Nom en arabe',
  name_fr: 'Nom en français',
  name_en: 'Nom en anglais',
  admin_name: 'Nom de l’administrateur',
  admin_email: 'E-mail de l’administrateur',
  admin_language: 'Langue de l’administrateur',
  add_tenant: 'Ajouter l’organisation',
  added_title: '{name} est prête',
  added_about:
    'Remettez ce lien à {admin}. Il sert une seule fois, à choisir un mot de passe, et ne s’affiche que maintenant.',
  valid_until: 'Valable jusqu’au {time}.',
  add_another: 'Ajouter une autre organisation',
  slug_malformed: 'Une lettre minuscule d’abord, puis minuscules, chiffres et tirets ; de 2 à 41 en tout.',
  email_malformed: 'Cela ne ressemble pas à une adresse e-mail.',
  needed: 'À remplir, s’il vous plaît.',
}
