import type { TextsLike } from '../catalog.ts'
import type { enrolEn } from './en.ts'

export const enrolFr: TextsLike<typeof enrolEn, 'fr'> = {
  title: 'Inscrire cet appareil',
  about: 'Saisissez le code que l’administrateur vous montre. Il sert une seule fois.',
  code: 'Code d’inscription',
  group: 'Partie {part} sur 3',
  enrol: 'Inscrire',
  working: 'Création de la clé de cet appareil…',
  incomplete: 'Un code a neuf lettres et chiffres, en trois parties.',
  done: 'Cet appareil est inscrit',
  became: 'C’est maintenant {name}, chez {tenant}.',
  open_kiosk: 'Ouvrir la borne',
  open_tablet: 'Ouvrir le guichet',
  open_display: 'Ouvrir l’écran d’affichage',
  open_console: 'Ouvrir la vue d’ensemble',
  is_already: 'Ce navigateur est déjà {name} chez {tenant}.',
  anew: 'L’inscrire de nouveau',
  anew_about:
    'Ce qu’il n’a pas encore envoyé resterait en arrière. Ne le faites que si un administrateur vous le demande.',
  not_kept:
    'Ce navigateur ne garde rien : quittez la navigation privée ou autorisez cette page à enregistrer des données, puis réessayez.',
  old_title: 'Laissé ici par {name}',
  old_all_sent: 'Tout a été envoyé.',
  old_unsent_one: '{count} opération n’a jamais été envoyée. Enregistrez-la avant de la supprimer.',
  old_unsent_many: '{count} d’opérations n’ont jamais été envoyées. Enregistrez-les avant de les supprimer.',
  old_unsent_other: '{count} opérations n’ont jamais été envoyées. Enregistrez-les avant de les supprimer.',
  old_remove: 'Supprimer',
  old_held: 'Une autre page l’utilise encore. Fermez-la, puis réessayez.',
}
