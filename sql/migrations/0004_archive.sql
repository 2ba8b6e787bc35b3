-- Where finished things go: partitioned by month, so that a month leaves by detaching it. Partitions are made ahead by a
-- daily job. The hot tables stay flat: partitions would cost the hot path more than they give (measured).
create table app.tickets_archive (
  like app.tickets including defaults,
  archived_at timestamptz not null,
  primary key (tenant_id, id, queue_day)
) partition by range (queue_day);
create index tickets_archive_day on app.tickets_archive (branch_id, queue_day);

create table app.ticket_events_archive (
  like app.ticket_events including defaults,
  queue_day date not null,
  primary key (tenant_id, ticket_id, ordinal, queue_day)
) partition by range (queue_day);

-- The ledger stays hot longer than any device is expected to be away; a device that comes even later finds its
-- outcomes here.
create table app.commands_archive (
  like app.commands including defaults,
  primary key (writer_id, seq, recorded_at)
) partition by range (recorded_at);
create index commands_archive_id on app.commands_archive (tenant_id, id);
