import type { TextsLike } from '../catalog.ts'
import type { sessionsEn } from './en.ts'

export const sessionsFr: TextsLike<typeof sessionsEn, 'fr'> = {
  title: 'Où vous êtes connecté',
  browser: 'Un navigateur',
  here: 'Ici',
  since: 'Depuis {time}',
  seen: 'Dernière utilisation {time}',
  end: 'Terminer',
  end_this: 'Se déconnecter ici',
  end_all: 'Se déconnecter partout',
  end_all_ask: 'Se déconnecter partout ?',
  end_all_about: 'Sur chaque appareil et dans chaque navigateur, ici aussi. Il faudra se reconnecter partout.',
  ended: 'Session terminée.',
  sign_in_first: 'Connectez-vous pour voir où vous êtes connecté.',
  sign_in: 'Se connecter',
}
