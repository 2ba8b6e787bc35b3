-- The hot tables. No foreign keys to configuration here, on purpose: each insert would lock rows that every teller
-- of the branch shares. The only writers are the command functions, which resolve every reference by tenant and branch.
create table app.tickets (
  id uuid not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  number text not null,
  prefix text not null,
  letter text,
  sequence_n integer not null,
  number_day date not null,
  queue_day date not null,
  service_id uuid not null,
  legs jsonb not null,
  leg_index integer not null default 0,
  class_id uuid,
  head_start_s integer not null default 0,
  state text not null check (state in ('waiting', 'called', 'serving', 'parked', 'no_show', 'completed', 'cancelled', 'expired')),
  queued_at timestamptz not null,
  order_at timestamptz not null,
  called_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  counter_id uuid,
  staff_id uuid,
  for_counter_id uuid,
  for_staff_id uuid,
  called_by_command uuid,
  call_kind text check (call_kind in ('next', 'ticket', 'offline')),
  recalls integer not null default 0,
  recalled_at timestamptz,
  why jsonb,
  outcome text,
  language text not null,
  origin text not null check (origin in ('kiosk', 'walk_in', 'web', 'appointment', 'adopted')),
  appointment_id uuid,
  is_placeholder boolean not null default false,
  is_verified boolean not null default true,
  device_id uuid,
  passes_used integer not null default 0,
  feedback_score integer,
  feedback_text text,
  flags text[] not null default '{}',
  answers jsonb,
  -- Personal or secret: never in an event, never in the ledger, never on a kiosk or display.
  secret text,
  contact_name text,
  contact_phone text,
  contact_email text,
  contact_expires_at timestamptz,
  note text,
  version bigint not null default 1,
  -- Keys begin with the tenant, so that a violation never tells one bank of another's rows.
  primary key (tenant_id, id),
  unique (branch_id, number_day, number)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- call_next walks this and nothing else.
create index tickets_waiting on app.tickets (branch_id, queue_day, order_at, id, service_id) where state = 'waiting';
-- What is at a counter or put aside: current tickets, day's close, hand-over.
create index tickets_active on app.tickets (branch_id, queue_day, counter_id) where state in ('called', 'serving', 'parked');
-- The few that were printed for another day than the one that they stand in line on (a wrong clock, a late fact).
create index tickets_other_day on app.tickets (branch_id, queue_day) where number_day <> queue_day;
-- Contact fields that still have to be erased.
create index tickets_contact on app.tickets (contact_expires_at) where contact_expires_at is not null;

-- Other ids under which a ticket is known after a merge.
create table app.ticket_aliases (
  alias_id uuid not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  ticket_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, alias_id)
);

-- One row per change of a ticket, numbered by the ticket's version: its patch applied in order gives the row.
create table app.ticket_events (
  ticket_id uuid not null,
  ordinal bigint not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  what text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  patch jsonb not null,
  staff_id uuid,
  device_id uuid,
  command_id uuid,
  reason text,
  flags text[] not null default '{}',
  late boolean not null default false,
  primary key (tenant_id, ticket_id, ordinal)
);

-- The ledger: every command that this database has judged, once.
create table app.commands (
  writer_id uuid not null,
  seq bigint not null,
  id uuid not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  name text not null,
  kind text not null,
  args jsonb not null,
  session_id uuid,
  staff_id uuid,
  config_version integer,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  outcome jsonb not null,
  ticket_ids uuid[] not null default '{}',
  counter_ids uuid[] not null default '{}',
  primary key (writer_id, seq),
  unique (tenant_id, id)
);
-- The same command that came again under another writer of its device: it keeps the line dense and points at the first.
create table app.command_replays (
  writer_id uuid not null,
  seq bigint not null,
  command_id uuid not null,
  tenant_id uuid not null,
  recorded_at timestamptz not null,
  primary key (writer_id, seq)
);
-- Unexpected errors per command, counted outside the failed transaction.
create table app.command_failures (
  tenant_id uuid not null,
  command_id uuid not null,
  failures integer not null,
  last_sqlstate text not null,
  last_at timestamptz not null,
  primary key (tenant_id, command_id)
);

create table app.quarantine (
  writer_id uuid not null,
  seq bigint not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  command_id uuid not null,
  name text not null,
  reason text not null,
  raw jsonb not null,
  occurred_at timestamptz not null,
  quarantined_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'discarded')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  contact_expires_at timestamptz,
  primary key (writer_id, seq)
);
create index quarantine_open on app.quarantine (branch_id, quarantined_at, writer_id, seq) where state = 'open';

create table app.appointments (
  id uuid not null,
  tenant_id uuid not null,
  branch_id uuid not null,
  service_id uuid not null,
  class_id uuid,
  code text not null check (code ~ '^[A-Z0-9]{4,12}$'),
  slot_at timestamptz not null,
  slot_day date not null,
  state text not null default 'booked' check (state in ('booked', 'arrived', 'cancelled', 'missed')),
  language text not null,
  ticket_id uuid,
  contact_name text,
  contact_phone text,
  contact_email text,
  contact_expires_at timestamptz,
  version bigint not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  foreign key (tenant_id, service_id) references app.services (tenant_id, id)
);
create unique index appointments_code on app.appointments (branch_id, slot_day, code);
-- Who came early still fills the slot; only a cancelled appointment frees it.
create index appointments_slot on app.appointments (service_id, slot_at) where state <> 'cancelled';
create index appointments_contact on app.appointments (contact_expires_at) where contact_expires_at is not null;

-- Messages that left, waited, or died: until a provider is set they are only logged here.
create table app.message_log (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null references app.tenants,
  branch_id uuid,
  ticket_id uuid,
  kind text not null,
  status text not null check (status in ('no_provider', 'sent', 'died_stale', 'died_untrue', 'failed')),
  created_at timestamptz not null,
  detail jsonb not null default '{}'
);
create index message_log_ticket on app.message_log (ticket_id);

-- What a command carries while it is judged, and what its function says that it did.
create type app_private.command as (
  tenant_id uuid,
  branch_id uuid,
  device_id uuid,
  device_kind text,
  writer_id uuid,
  letter text,
  seq bigint,
  id uuid,
  name text,
  kind text,
  args jsonb,
  session_id uuid,
  staff_id uuid,
  config_version integer,
  occurred_at timestamptz,
  received_at timestamptz,
  age_ms double precision,
  today date,
  day_start timestamptz,
  config_present integer,
  hour_max integer,
  allowed text[],
  prior_outcome jsonb,
  flags text[]
);
create type app_private.effect as (
  flags text[],
  ticket_ids uuid[],
  counter_ids uuid[],
  result jsonb,
  touches_config boolean
);
create type app_private.judgement as (
  outcome jsonb,
  ticket_ids uuid[],
  counter_ids uuid[],
  touches_config boolean,
  failed text
);
