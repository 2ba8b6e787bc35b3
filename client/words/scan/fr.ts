import type { TextsLike } from '../catalog.ts'
import type { scanEn } from './en.ts'

export const scanFr: TextsLike<typeof scanEn, 'fr'> = {
  title: 'Scanner un ticket',
  picture: 'Ce que voit la caméra',
  starting: 'La caméra démarre…',
  hint: 'Présentez le code carré du ticket devant la caméra.',
  type_it: 'Saisir le numéro',
  torch_on: 'Allumer la lampe',
  torch_off: 'Éteindre la lampe',
  refused: 'Cette page n’a pas le droit d’utiliser la caméra. Autorisez-la dans le navigateur, puis réessayez.',
  absent: 'Cette tablette n’a pas de caméra utilisable. Saisissez le numéro ou prenez une douchette.',
  busy: 'Un autre programme utilise la caméra. Fermez-le, puis réessayez.',
  insecure: 'La caméra ne marche qu’à une adresse sécurisée (https). Saisissez le numéro.',
  no_reader:
    'Le lecteur de codes n’est pas encore sur cette tablette. Il lui faut une connexion une fois. Saisissez le numéro.',
  garbled: 'La douchette et cette tablette n’ont pas le même clavier. Utilisez la caméra ou saisissez le numéro.',
}
