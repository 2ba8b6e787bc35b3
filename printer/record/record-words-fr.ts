import type { RecordWords } from './record-words.ts'

export const recordWordsFr: RecordWords = {
  no_record: {
    happened: 'Ce code n’est pas celui d’un de nos tickets.',
    todo: 'Scannez le code carré du ticket, ou tapez son numéro.',
  },
  too_long: {
    happened: 'Ce code n’est pas celui d’un de nos tickets.',
    todo: 'Scannez le code carré du ticket, ou tapez son numéro.',
  },
  other_version: {
    happened: 'Ce ticket vient d’une borne plus récente.',
    todo: 'Tapez son numéro. Redémarrez cette tablette à un moment calme.',
  },
  cut_short: {
    happened: 'Le code n’a pas été lu jusqu’au bout.',
    todo: 'Posez le ticket à plat et scannez de nouveau, ou tapez son numéro.',
  },
  damaged: { happened: 'Le code de ce ticket est abîmé.', todo: 'Scannez de nouveau, ou tapez son numéro.' },
  forged: {
    happened: 'Ce ticket ne vient pas de notre borne.',
    todo: 'Donnez un nouveau ticket et gardez celui-ci pour le responsable.',
  },
  other_branch: { happened: 'Ce ticket vient d’une autre agence.', todo: 'Donnez un ticket de cette agence.' },
  other_day: { happened: 'Ce ticket date d’un autre jour.', todo: 'Donnez un ticket d’aujourd’hui.' },
  unverified: {
    happened: 'La borne de ce ticket n’est pas encore connue ici.',
    todo: 'Servez le client ; le ticket est marqué comme non vérifié.',
  },
  revoked: {
    happened: 'La borne de ce ticket n’est plus en service.',
    todo: 'Cherchez le numéro dans la liste. S’il n’y est pas, appelez le responsable.',
  },
  known: { happened: 'Ce ticket a déjà été enregistré.', todo: 'Voyez dans la liste où il en est.' },
}
