import type { TextsLike } from '../catalog.ts'
import type { baseEn } from './en.ts'

export const baseFr: TextsLike<typeof baseEn, 'fr'> = {
  language: 'Langue',
  loading: 'Un instant…',
  close: 'Fermer',
  back: 'Retour',
  cancel: 'Annuler',
  retry: 'Réessayer',
  copy: 'Copier',
  copied: 'Copié.',
  show_password: 'Afficher le mot de passe',
  delete_digit: 'Effacer le dernier chiffre',
  no_connection: 'Le serveur ne répond pas. Vérifiez la connexion, puis réessayez.',
  foreign_answer:
    'Ce n’est pas notre serveur qui a répondu, mais peut-être la page d’accès de ce réseau. Connectez-vous au réseau, puis réessayez.',
  unreadable: 'Réponse illisible : l’application et le serveur n’ont pas la même version. Rechargez la page.',
  crash_title: 'Cet écran s’est arrêté',
  crash_body: 'Ce qui a été fait ici est conservé sur cet appareil. Rechargez la page pour continuer.',
  reload: 'Recharger',
  export_unsent: 'Enregistrer ce qui n’est pas encore envoyé',
  export_failed: 'L’enregistrement a échoué. Laissez cette page ouverte et appelez l’assistance.',
}
