import type { TextsLike } from '../catalog.ts'
import type { kioskPrinterEn } from './en.ts'

export const kioskPrinterFr: TextsLike<typeof kioskPrinterEn, 'fr'> = {
  printer: 'Imprimante',
  named: 'Imprimante : {name}',
  other_window: 'Une autre fenêtre de cette borne tient l’imprimante. Fermez celle-ci, ou continuez là-bas.',
  profile: 'Papier et type d’imprimante',
  paired: 'Choisie : {name}',
  cancelled: 'Aucune imprimante n’a été choisie.',
  not_opened: 'Cette imprimante n’a pas pu être ouverte. Ce qu’il faut faire est écrit plus haut.',
  copy_last: 'Réimprimer le dernier ticket',
  none_printed: 'Aucun ticket n’a encore été imprimé ici.',
  queued: 'Il sort de l’imprimante.',
  original: 'Rien n’était sorti de ce ticket : il s’imprime maintenant pour la première fois.',
}
