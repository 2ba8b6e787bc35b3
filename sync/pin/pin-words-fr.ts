import type { PinWords } from './pin-words.ts'

export const pinWordsFr: PinWords = {
  states: {
    none: 'Aucun code PIN sur cet appareil. Connectez-vous avec votre mot de passe.',
    locked: 'Saisissez votre code PIN.',
    checking: 'Votre code PIN est en cours de vérification.',
    open: 'Ouvert. Ce que vous faites hors connexion est gardé et sera envoyé plus tard.',
    spent: 'Trop de codes PIN erronés. Connectez-vous avec votre mot de passe dès que la connexion revient.',
    grace_over:
      'Cet appareil est resté hors connexion aussi longtemps que votre organisation le permet. Connectez-vous avec votre mot de passe dès que la connexion revient ; ce qui a été fait est gardé et sera envoyé.',
    ended: 'Votre session a été fermée. Connectez-vous avec votre mot de passe.',
  },
  weaknesses: {
    not_digits: 'Un code PIN n’a que des chiffres.',
    length: 'Le code PIN doit avoir {digits} chiffres.',
    few_digits: 'Utilisez au moins trois chiffres différents.',
    run: 'Des chiffres qui se suivent, comme 1234, sont devinés en premier.',
    repeated: 'Une partie répétée, comme 123123, est devinée en premier.',
    year: 'Une année au début ou à la fin est devinée en premier.',
    keypad: 'Les lignes du clavier, comme 147258, sont devinées en premier.',
  },
  hints: {
    tries_left: 'Essais restants : {count}',
    wait: 'Code PIN erroné. Prochain essai possible à {time}.',
    works_until: 'Hors connexion, vous pouvez travailler jusqu’à {time}.',
  },
}
