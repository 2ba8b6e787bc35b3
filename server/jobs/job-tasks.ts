import type { JobTasks } from './job-task.ts'
import { archive } from './tasks/archive.ts'
import { closeDays } from './tasks/close-days.ts'
import { createDeliverCalled } from './tasks/deliver-called.ts'
import { eraseContacts } from './tasks/erase-contacts.ts'
import { makeDaysAndPartitions } from './tasks/make-days-and-partitions.ts'
import { purge } from './tasks/purge.ts'
import { purgeIdentity } from './tasks/purge-identity.ts'
import { refreshStatistics } from './tasks/refresh-statistics.ts'
import { sendLink } from './tasks/send-link.ts'

/** By the name under which SQL enqueues them. */
export const jobTasks: JobTasks = {
  archive,
  close_days: closeDays,
  deliver_called: createDeliverCalled(),
  erase_contacts: eraseContacts,
  make_days_and_partitions: makeDaysAndPartitions,
  purge,
  purge_identity: purgeIdentity,
  refresh_statistics: refreshStatistics,
  send_link: sendLink,
}
