import type { TextsLike } from '../catalog.ts'
import type { orderReasonsEn } from './en.ts'

export const orderReasonsFr: TextsLike<typeof orderReasonsEn, 'fr'> = {
  why: 'Pourquoi {first} avant {second} ?',
  came_after_call: '{second} est arrivé seulement après l’appel de {first}.',
  not_waiting: '{second} n’attendait pas à ce moment ({state}).',
  other_service: '{second} attendait pour {service}, que ce guichet ne sert pas.',
  reserved: '{second} était réservé à un autre guichet ou à une autre personne.',
  chosen: '{first} a été appelé à la main, bien que {second} fût avant lui.',
  called_alone: '{first} a été appelé sans connexion ; cette tablette ne suivait que sa part de la file.',
  called_meanwhile: 'Les deux ont été traités au même instant, à deux guichets.',
  came_first: '{first} est arrivé {minutes} min plus tôt.',
  head_start: '{first} est arrivé {minutes} min plus tard, mais sa priorité vaut davantage.',
  head_start_too_small: '{first} est arrivé {minutes} min plus tôt ; la priorité de {second} vaut moins.',
  appointment: '{first} a rendez-vous, et c’est cette heure qui compte.',
  let_pass: '{second} a laissé passer d’autres personnes.',
  came_back: '{second} avait manqué son appel et est revenu.',
  came_late: '{second} s’est inscrit à distance, est arrivé tard, et a reçu une place plus tard.',
  same_moment: 'Les deux sont arrivés au même moment ; une règle fixe décide alors.',
  unknown: 'Les enregistrements ne disent pas pourquoi.',
  came_too_early: '{second} avait un rendez-vous et est venu trop tôt.',
  taken_back: '{second} était appelé à ce moment, et cet appel a été annulé.',
  learned_late: 'Le serveur n’a connu {second} que plus tard : sa borne n’avait pas de connexion.',
  other_services: 'Ils attendaient des services différents, et l’agence était organisée autrement.',
  unexplained: 'Rien de connu ne l’explique. Signalez-le au support.',
}
