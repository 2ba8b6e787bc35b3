/**
 * All that the limited roles may do to tables: role, privilege, table. Whoever grants more adds a line here and says why
 * in the commit. Reading of business data is by function; the worker lists tenants and branches before it acts in each.
 */
export const TABLE_PRIVILEGES = [
  'blesaf_api select app.commands_known',
  'blesaf_api select app.epochs',
  'blesaf_api select app.error_codes',
  'blesaf_api select app.permissions',
  'blesaf_api select app.ticket_transitions',
  'blesaf_worker select app.branches (closed_through, id, tenant_id)',
  'blesaf_worker select app.commands_known',
  'blesaf_worker select app.epochs',
  'blesaf_worker select app.error_codes',
  'blesaf_worker select app.permissions',
  'blesaf_worker select app.tenants (id)',
  'blesaf_worker select app.ticket_transitions',
]

/** All functions of schema app that somebody but the owner may execute. */
export const APP_FUNCTIONS = [
  'blesaf_api app.branch_history(uuid,uuid,uuid,date,uuid,integer,jsonb)',
  'blesaf_api app.branch_now(uuid,uuid)',
  'blesaf_api app.branch_version(uuid,uuid)',
  'blesaf_api app.count_failure(uuid,uuid,uuid,text)',
  'blesaf_api app.dead_jobs(integer)',
  'blesaf_api app.device_ticket_story(uuid,uuid,uuid)',
  'blesaf_api app.demo_overview()',
  'blesaf_api app.erase_person(uuid,uuid,uuid,text,text,jsonb)',
  'blesaf_api app.export_person(uuid,uuid,uuid,text,text,uuid,jsonb)',
  'blesaf_api app.find_person(uuid,uuid,text,text,uuid,integer,jsonb)',
  'blesaf_api app.job_counts()',
  'blesaf_api app.now()',
  'blesaf_api app.open_epoch(uuid,uuid,uuid,integer,bigint)',
  'blesaf_api app.open_quarantine(uuid,uuid,jsonb,integer)',
  'blesaf_api app.open_writer(uuid,uuid,uuid,uuid)',
  'blesaf_api app.push(uuid,uuid,uuid,jsonb,integer,jsonb)',
  'blesaf_api app.push_own(uuid,uuid,text,text,jsonb,uuid,uuid)',
  'blesaf_api app.retry_dead_job(bigint)',
  'blesaf_api app.staff_ticket_story(uuid,uuid,uuid,jsonb)',
  'blesaf_api app.ticket_story(uuid,uuid)',
  'blesaf_api app.writer_state(uuid,uuid,uuid,boolean)',
  'blesaf_worker app.dead_jobs(integer)',
  'blesaf_worker app.forget_dead_jobs(text,integer)',
  'blesaf_worker app.hold_worker(text)',
  'blesaf_worker app.job_archive_batch(uuid,integer)',
  'blesaf_worker app.job_archive_commands(uuid,integer)',
  'blesaf_worker app.job_close_day(uuid,uuid,integer)',
  'blesaf_worker app.job_counts()',
  'blesaf_worker app.job_deliver_called(uuid,uuid,uuid,timestamp with time zone)',
  'blesaf_worker app.job_drop_months(date)',
  'blesaf_worker app.job_erase_contacts(uuid,integer)',
  'blesaf_worker app.job_history_cutoff(uuid)',
  'blesaf_worker app.job_make_days(uuid,uuid)',
  'blesaf_worker app.job_make_partitions()',
  'blesaf_worker app.job_purge(uuid,integer)',
  'blesaf_worker app.job_purge_history(uuid,integer)',
  'blesaf_worker app.job_refresh_stats(uuid,uuid)',
  'blesaf_worker app.job_sum_days(uuid,uuid)',
  'blesaf_worker app.now()',
  'blesaf_worker app.retry_dead_job(bigint)',
  'blesaf_worker app.unlock_dead_workers(text[])',
]

/** The same for everybody, so without a tenant and without row level security. */
export const COMMON_TABLES = [
  'app.commands_known',
  'app.epochs',
  'app.error_codes',
  'app.permissions',
  'app.ticket_transitions',
  'app_private.clock',
]
