import type { PrinterWords } from './printer-words.ts'

export const printerWordsFr: PrinterWords = {
  guard: {
    ready: { happened: 'L’imprimante fonctionne.', todo: '' },
    paper_low: { happened: 'Il n’y a presque plus de papier.', todo: 'Préparez un nouveau rouleau.' },
    paper_out: {
      happened: 'L’imprimante n’a plus de papier.',
      todo: 'Ouvrez le capot, mettez un nouveau rouleau, le bout dehors, refermez le capot. Les tickets manquants sortent alors tout seuls.',
    },
    cover_open: { happened: 'Le capot de l’imprimante est ouvert.', todo: 'Fermez-le jusqu’au déclic.' },
    busy: { happened: 'L’imprimante est occupée.', todo: 'Attendez un instant.' },
    disconnected: {
      happened: 'L’imprimante est éteinte ou débranchée.',
      todo: 'Allumez-la. Vérifiez les deux bouts de ses câbles.',
    },
    silent: {
      happened: 'L’imprimante ne répond pas.',
      todo: 'Éteignez-la, attendez dix secondes, rallumez-la.',
    },
    cutter: {
      happened: 'La pièce qui coupe le papier est bloquée.',
      todo: 'Éteignez l’imprimante, ouvrez le capot, retirez le papier déchiré, refermez le capot, rallumez-la.',
    },
    overheated: { happened: 'L’imprimante est trop chaude.', todo: 'Attendez cinq minutes. Elle reprend toute seule.' },
    needs_restart: {
      happened: 'Quelque chose est cassé ou coincé dans l’imprimante.',
      todo: 'Éteignez-la, attendez dix secondes, rallumez-la. Si cela revient, appelez l’assistance.',
    },
    unnamed: {
      happened: 'L’imprimante dit que quelque chose ne va pas.',
      todo: 'Ouvrez le capot, retirez le papier déchiré, refermez le capot. Si cela ne suffit pas, éteignez-la et rallumez-la.',
    },
    unreliable: {
      happened: 'L’impression a échoué plusieurs fois.',
      todo: 'Éteignez et rallumez l’imprimante, vérifiez le papier, puis appuyez sur « Essai d’impression ».',
    },
    claim_refused: {
      happened: 'Un autre programme de cette borne utilise l’imprimante.',
      todo: 'Éteignez et rallumez l’imprimante. Si cela ne suffit pas, appelez l’assistance.',
    },
    no_way_in: {
      happened: 'Ce qui a été choisi n’est pas une imprimante de tickets.',
      todo: 'Appuyez sur « Choisir l’imprimante » et prenez-en une autre.',
    },
    not_paired: {
      happened: 'Aucune imprimante n’est choisie.',
      todo: 'Appuyez sur « Choisir l’imprimante » et prenez-la dans la liste.',
    },
    not_supported: {
      happened: 'Telle qu’elle est réglée, cette borne ne peut pas imprimer.',
      todo: 'Appelez l’assistance et lisez ceci : « Il faut Chrome ou Edge, et l’USB doit être autorisé. »',
    },
    store: {
      happened: 'Cette borne ne peut plus rien enregistrer.',
      todo: 'Envoyez les gens à un guichet. Appelez l’assistance.',
    },
  },
  customer: {
    no_paper: { happened: 'L’imprimante n’a plus de papier.', todo: 'Photographiez ce code : c’est votre ticket.' },
    no_printer: { happened: 'L’imprimante ne fonctionne pas.', todo: 'Photographiez ce code : c’est votre ticket.' },
    maybe_printed: {
      happened: 'Votre papier est peut-être incomplet.',
      todo: 'Photographiez ce code : c’est le même ticket, et vous gardez votre place.',
    },
    waiting: { happened: 'L’imprimante est lente.', todo: 'Attendez le papier, ou photographiez ce code.' },
  },
  staff: {
    missing: 'Tickets non imprimés : {count}',
    unsettled: {
      happened: 'Ticket {number} : on ne sait pas s’il est sorti en entier.',
      todo: 'Regardez l’imprimante. Si le papier est là, appuyez sur « C’est fait » ; sinon, sur « Imprimer une copie ».',
    },
    copyRefused: {
      still_printing: 'Il est en cours d’impression.',
      too_many: 'Ce ticket a été imprimé trop souvent.',
      store: 'Cette borne ne peut pas l’enregistrer. Appelez l’assistance.',
    },
    actions: {
      paper_changed: 'Imprimer les tickets manquants',
      copy: 'Imprimer une copie',
      test: 'Essai d’impression',
      settle: 'C’est fait',
      pair: 'Choisir l’imprimante',
    },
    copyMark: 'COPIE',
  },
}
