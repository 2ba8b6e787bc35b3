import type { Language } from '../../../sync/words/language.ts'

/**
 * What is only heard: it stands in for names that nobody recorded, and around numbers. Where the name is one of a sentence, this is what is
 * said in its place: shorter than what one reads, or without the hour in it.
 */
export const kioskPhrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    for_service: 'For service',
    for_choice: 'For choice',
    press: 'press',
    ...{ ahead_one: 'person ahead of you.', ahead_other: 'people ahead of you.' },
    'kiosk-flow.early': 'You are early for your appointment. You are called once its time has come.',
    'kiosk-flow.unchecked': 'There is no connection. Your ticket counts; your appointment is looked up later.',
    'kiosk.closed_for_code': 'Appointments can be checked in here while we are open.',
  },
  fr: {
    for_service: 'Pour le service',
    for_choice: 'Pour le choix',
    press: 'tapez',
    ...{ ahead_one: 'personne avant vous.', ahead_other: 'personnes avant vous.' },
    'kiosk-flow.early': 'Vous êtes en avance. Vous serez appelé à l’heure de votre rendez-vous.',
    'kiosk-flow.unchecked': 'Sans connexion. Votre ticket compte ; votre rendez-vous sera vérifié plus tard.',
    'kiosk.closed_for_code': 'On se présente ici à un rendez-vous pendant les heures d’ouverture.',
  },
  ar: {
    for_service: 'لِلْخِدْمَةِ',
    for_choice: 'لِلِاخْتِيَارِ رَقْم',
    press: 'اِضْغَطْ',
    ...{ ahead_one: 'شَخْصٌ وَاحِدٌ قَبْلَك.', ahead_two: 'شَخْصَانِ قَبْلَك.', ahead_few: 'أَشْخَاصٍ قَبْلَك.' },
    ...{ ahead_many: 'شَخْصًا قَبْلَك.', ahead_other: 'شَخْصٍ قَبْلَك.' },
    'kiosk-flow.early': 'جِئْتَ قَبْلَ مَوْعِدِك. نُنَادِيكَ حِينَ يَحِينُ وَقْتُه.',
    'kiosk-flow.unchecked': 'لَا يُوجَدُ اتِّصَال. تَذْكِرَتُكَ صَالِحَة، وَنَبْحَثُ عَنْ مَوْعِدِكَ لَاحِقًا.',
    'kiosk.closed_for_code': 'يُمْكِنُ تَسْجِيلُ الحُضُورِ لِلْمَوَاعِيدِ هُنَا فِي أَوْقَاتِ العَمَل.',
  },
}
