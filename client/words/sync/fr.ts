import type { TextsLike } from '../catalog.ts'
import type { syncEn } from './en.ts'

export const syncFr: TextsLike<typeof syncEn, 'fr'> = {
  rung_live: 'Connecté',
  rung_behind: 'Mise à jour',
  rung_isolated: 'Hors connexion',
  rung_paper: 'Pas encore de file',
  says_live: 'Vous voyez l’agence telle qu’elle est maintenant.',
  says_behind: 'Vérification auprès du serveur. Ce que vous voyez peut dater de quelques instants.',
  says_behind_since: 'Vérification auprès du serveur. Ce que vous voyez date de {time}.',
  says_isolated: 'Le serveur n’a pas encore répondu.',
  says_isolated_since: 'Pas de connexion depuis {time}.',
  says_paper: 'La file d’attente du jour n’est pas encore sur cet appareil.',
  works_kiosk: 'La borne continue de donner des tickets.',
  works_tablet:
    'Vous pouvez continuer : appeler, servir, reprendre des tickets papier. Vérifiez le papier avant de servir.',
  works_tablet_paper: 'Appelez les numéros du papier : saisissez-les ou scannez-les.',
  to_send_one: '{count} opération attend d’être envoyée.',
  to_send_many: '{count} d’opérations attendent d’être envoyées.',
  to_send_other: '{count} opérations attendent d’être envoyées.',
  to_see_one: '{count} opération à regarder',
  to_see_many: '{count} d’opérations à regarder',
  to_see_other: '{count} opérations à regarder',
  details: 'Détails',
  seen: 'Vu',
  not_done: 'Non effectué',
  set_aside: 'Un responsable la regarde',
  unsendable: 'Elle ne peut pas être envoyée. Enregistrez-la dans un fichier et prévenez l’assistance.',
  nothing_to_see: 'Rien n’a été refusé.',
  save: 'Enregistrer ce qui n’est pas encore envoyé',
  save_about: 'Un fichier de tout ce que le serveur n’a pas confirmé, pour l’assistance.',
  older_tabs: 'D’autres onglets de cet appareil ont encore une ancienne version. Fermez-les, s’il vous plaît.',
  moved_aside:
    'Autre chose occupait la place des données de cet appareil. Rien n’est supprimé, tout est mis de côté ; prévenez l’assistance.',
  store_quota_exceeded:
    'Le disque de cet appareil est plein. Rien de nouveau ne peut être gardé tant qu’il n’y a pas de place.',
  store_no_storage:
    'Ce navigateur ne garde rien, c’est peut-être un onglet privé. Ouvrez la page dans un onglet ordinaire.',
  store_newer_version:
    'Une version plus récente a servi sur cet appareil. Cette version plus ancienne ne touche à rien et lui rendra la place dès qu’elle reviendra.',
  store_closed: 'Une version plus récente est ouverte dans un autre onglet. Rechargez la page.',
  store_write_failed:
    'Le disque de cet appareil n’a pas pris la dernière opération. Réessayez ; si cela continue, redémarrez l’appareil.',
  trouble_unreadable_one: '{count} opération du disque est illisible. Elle est conservée ; prévenez l’assistance.',
  trouble_unreadable_many:
    '{count} d’opérations du disque sont illisibles. Elles sont conservées ; prévenez l’assistance.',
  trouble_unreadable_other:
    '{count} opérations du disque sont illisibles. Elles sont conservées ; prévenez l’assistance.',
  trouble_revoked:
    'Cet appareil ne fait plus partie de l’agence. Ce qui a été fait ici est encore envoyé ; un responsable le regarde.',
  trouble_clock: 'L’horloge de cet appareil est fausse. Réglez-la ; d’ici là, les numéros portent une lettre.',
  trouble_unknown_commands_one: '{count} opération vient d’une version plus récente. Elle est envoyée telle quelle.',
  trouble_unknown_commands_many:
    '{count} d’opérations viennent d’une version plus récente. Elles sont envoyées telles quelles.',
  trouble_unknown_commands_other:
    '{count} opérations viennent d’une version plus récente. Elles sont envoyées telles quelles.',
  trouble_unsendable_one:
    '{count} opération ne peut pas être envoyée. Enregistrez-la dans un fichier et prévenez l’assistance.',
  trouble_unsendable_many:
    '{count} d’opérations ne peuvent pas être envoyées. Enregistrez-les dans un fichier et prévenez l’assistance.',
  trouble_unsendable_other:
    '{count} opérations ne peuvent pas être envoyées. Enregistrez-les dans un fichier et prévenez l’assistance.',
  trouble_not_persisted:
    'Le navigateur peut vider la mémoire de cet appareil quand la place manque. Installez l’application.',
  trouble_too_many_writers:
    'Cet appareil a recommencé à neuf trop souvent aujourd’hui. Ce qui est fait ici y attend ; demandez à un administrateur de le vérifier.',
  trouble_no_letter:
    'Cet appareil n’a pas encore de numéros à lui. Ils viennent avec la prochaine connexion ; d’ici là, il ne donne pas de tickets.',
}
