import type { ErrorTexts } from './error-texts.ts'

export const errorsFr: ErrorTexts = {
  internal:
    'Un problème est survenu de notre côté, rien n’a été modifié. Réessayez ; s’il persiste, appelez l’assistance.',
  unauthenticated: 'Nous n’avons pas pu vous reconnaître. Connectez-vous de nouveau.',
  not_allowed: 'Cette action n’est pas ouverte à votre rôle ou sur cet appareil. Demandez au responsable si besoin.',
  not_found: 'Nous n’avons rien trouvé sous ce nom ou ce numéro. Vérifiez-le et réessayez.',
  malformed:
    'Une partie de la demande est illisible, rien n’a été modifié. Mettez l’application à jour, puis réessayez.',
  wrong_state:
    'Le ticket a changé de situation, cette action ne convient plus. Regardez où il en est et choisissez à nouveau.',
  stale: 'La demande est arrivée trop tard, rien n’a été modifié. Refaites-la si vous le voulez toujours.',
  counter_closed: 'Ce guichet est fermé. Ouvrez-le d’abord.',
  nobody_waiting: 'Personne n’attend pour ce guichet. Appelez de nouveau quand un ticket arrive.',
  already_called: 'Le ticket[ {number}] a déjà été appelé[ au guichet {counter}]. Prenez le suivant.',
  ticket_ended:
    'La visite liée à ce ticket est terminée. Donnez un nouveau ticket si le client a encore besoin d’aide.',
  not_called: 'Ce ticket n’est pas appelé en ce moment. Appelez-le d’abord.',
  outside_hours: 'Ce service est fermé en ce moment[, il ouvre à {opens_at}]. Revenez aux heures d’ouverture.',
  holiday: 'L’agence est fermée, c’est un jour férié. Choisissez un autre jour.',
  after_last_ticket: 'Le dernier ticket du jour a été donné. Revenez un autre jour.',
  over_capacity: 'Il n’y a plus de place pour ce service aujourd’hui. Choisissez un autre jour ou un autre service.',
  undo_expired: 'Il est trop tard pour annuler cette action. Corrigez-la par une nouvelle action.',
  undo_not_last: 'Autre chose est arrivé à ce ticket depuis. Annulez d’abord la dernière action.',
  cannot_undo: 'Cette action ne peut pas être annulée. Corrigez-la par une nouvelle action.',
  configuration_conflict: 'Quelqu’un a publié une modification entre-temps. Chargez-la, puis refaites la vôtre.',
  configuration_invalid:
    'Les réglages ont des défauts et n’ont pas été publiés[ : {faults}]. Corrigez-les et publiez de nouveau.',
  slot_taken: 'Cette heure vient d’être prise. Choisissez-en une autre.',
  appointment_ended: 'Ce rendez-vous est passé ou annulé. Prenez-en un nouveau si besoin.',
  let_pass_limit:
    'Ce ticket a laissé passer les autres autant que possible. Il garde maintenant sa place ; attendez l’appel.',
  session_required: 'Personne n’est connecté sur cet appareil. Connectez-vous, puis réessayez.',
  service_unavailable: 'Ce service n’est pas proposé ici en ce moment. Choisissez un autre service.',
  unknown_reference:
    'Cette agence ne connaît pas ce ticket, ce service ou ce guichet. Demandez au responsable de vérifier.',
  not_in_quarantine: 'Cette opération a déjà été traitée. Rechargez la liste.',
  sequence_gap:
    'Il manque des opérations précédentes[ après le numéro {last_seq}]. Laissez l’appareil allumé, il les renvoie.',
  writer_unknown: 'Le serveur ne connaît pas le registre de cet appareil. Redémarrez l’application sur celui-ci.',
  epoch_changed: 'Le serveur a été restauré à partir d’une copie. Laissez l’appareil allumé, il renvoie ce qui manque.',
  too_many_commands:
    'Cet appareil a beaucoup envoyé en peu de temps. Laissez-le allumé, le responsable examine le reste.',
  too_many_writers: 'Cet appareil a recommencé à neuf trop souvent. Demandez à un administrateur de le vérifier.',
  device_revoked:
    'Cet appareil ne fait plus partie de l’agence. Demandez à un administrateur de l’inscrire de nouveau.',
  unsupported: 'L’application et le serveur n’ont pas la même version. Mettez l’application à jour, puis réessayez.',
  retry_later: 'Le serveur est très occupé. Réessayez dans un instant.',
  too_large: 'L’envoi est trop gros. Envoyez-le en plusieurs parties.',
  unsupported_media_type: 'Le serveur ne sait pas lire ce type de contenu. Envoyez-le en JSON.',
  method_not_allowed: 'Cette adresse n’accepte pas ce type de demande. La page de l’API dit ce qu’elle accepte.',
  timed_out: 'L’opération a pris trop de temps et a été arrêtée. Réessayez.',
  shutting_down: 'Le serveur redémarre. Réessayez dans un instant.',
  too_many_requests: 'De très nombreuses demandes sont arrivées en peu de temps. Patientez un instant, puis réessayez.',
  demo_only: 'Ceci n’existe que dans la démonstration. Connectez-vous de la manière habituelle.',
  sign_in_failed:
    'Les informations ne correspondent pas. Vérifiez l’organisation, l’e-mail et le mot de passe, puis réessayez.',
  totp_required: 'Le mot de passe est juste. Saisissez aussi le code de votre application d’authentification.',
  code_wrong: 'Ce code ou ce lien est faux, déjà utilisé ou trop ancien. Demandez-en un nouveau.',
  too_many_tries: 'Trop d’essais. Attendez[ {retry_after_s} secondes], puis réessayez.',
  proof_required: 'Nous devons vérifier qu’une personne fait la demande. La page s’en charge ; veuillez réessayer.',
  password_weak:
    'Ce mot de passe est trop facile à deviner. Choisissez-en un plus long[, au moins {length_min} caractères].',
  session_ended: 'Votre session est terminée. Connectez-vous de nouveau.',
  totp_setup_required:
    'Votre organisation exige une seconde étape à la connexion. Activez-la dans votre profil, puis continuez.',
  already_done: 'C’est déjà fait. Rien n’a été modifié.',
  already_taken: 'C’est déjà utilisé[ : {field}]. Choisissez autre chose.',
  last_admin: 'C’est la dernière personne à avoir ces droits. Donnez-les d’abord à quelqu’un d’autre.',
  device_key_invalid: 'Cet appareil n’a pas pu prouver sa clé. Recommencez l’enregistrement sur l’appareil.',
  walk_ins_first:
    'Beaucoup ont déjà rejoint la file à distance, et ceux qui sont sur place doivent aussi passer. Réessayez plus tard[ : dans {retry_minutes} minutes environ], ou venez à l’agence.',
  too_late_today:
    'Trop de personnes attendent : nous ne pourrions pas vous servir avant la fermeture. Rejoignez la file plus tôt un autre jour.',
  not_here:
    'D’après votre téléphone, vous n’êtes pas encore à l’agence. Confirmez une fois sur place, ou scannez le code affiché à l’écran.',
}
