-- Schemas: app is what others may call and read, app_private is how, rules also runs on devices.
create schema app;
create schema app_private;
create schema rules;

alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;
grant usage on schema app to blesaf_api, blesaf_worker, blesaf_replication;
grant usage on schema rules to blesaf_api, blesaf_worker;

-- The server's clock: real time, plus a shift that only tests, the simulation and the demo may set.
create table app_private.clock (
  singleton boolean primary key default true check (singleton),
  settable boolean not null default false,
  shift interval not null default interval '0',
  frozen_at timestamptz,
  check (settable or (shift = interval '0' and frozen_at is null))
);
insert into app_private.clock default values;

-- One row per history of this database; a new one only when a signed acknowledgement proves that history was lost.
create table app.epochs (
  ordinal integer primary key,
  opened_at timestamptz not null,
  reason text not null
);
insert into app.epochs values (1, now(), 'first');

-- Reference tables without a tenant: the same for everybody, filled from sql/data.
create table app.error_codes (
  code text primary key,
  sqlstate text not null unique check (sqlstate ~ '^BS[0-9]{3}$'),
  http_status integer not null
);
create table app.commands_known (
  name text primary key,
  can_be_fact boolean not null,
  can_be_intent boolean not null
);
create table app.ticket_transitions (
  command text not null references app.commands_known (name) deferrable initially deferred,
  kind text not null check (kind in ('fact', 'intent')),
  state text not null,
  effect text not null check (effect in ('apply', 'record', 'contest', 'reject', 'merge', 'restore')),
  next_state text,
  code text,
  primary key (command, kind, state)
);
create table app.permissions (
  role text not null,
  action text not null,
  primary key (role, action)
);
grant select on app.epochs, app.error_codes, app.commands_known, app.ticket_transitions, app.permissions
  to blesaf_api, blesaf_worker;

create table app.tenants (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name jsonb not null,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table app.tenant_settings (
  tenant_id uuid primary key references app.tenants,
  recalls_before_no_show integer not null default 2 check (recalls_before_no_show between 0 and 10),
  no_show_after_s integer not null default 45 check (no_show_after_s between 0 and 3600),
  undo_window_ms integer not null default 10000 check (undo_window_ms between 0 and 120000),
  number_digits integer not null default 3 check (number_digits between 2 and 5),
  digits text not null default 'latn' check (digits in ('latn', 'arab')),
  reinstate_rule text not null default 'keep_place' check (reinstate_rule in ('keep_place', 'back_of_line', 'after_minutes')),
  reinstate_after_minutes integer not null default 10 check (reinstate_after_minutes between 0 and 240),
  let_pass_max integer not null default 2 check (let_pass_max between 0 and 10),
  appointment_tolerance_minutes integer not null default 5 check (appointment_tolerance_minutes between 0 and 120),
  appointment_late_minutes integer not null default 15 check (appointment_late_minutes between 0 and 240),
  offline_grace_hours integer not null default 12 check (offline_grace_hours between 0 and 168),
  archive_after_days integer not null default 2 check (archive_after_days between 2 and 60),
  contact_retention_hours integer not null default 24 check (contact_retention_hours between 0 and 8760),
  history_retention_months integer not null default 24 check (history_retention_months between 1 and 120),
  commands_per_hour_max integer not null default 20000 check (commands_per_hour_max between 1 and 1000000)
);

create table app.branches (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null references app.tenants,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  names jsonb not null,
  -- Zone and start of the business day by the first day label they hold for: a change takes effect on a later day.
  clock jsonb not null,
  -- Weekly hours, seasons and holidays of the branch, as published.
  calendar jsonb not null default '{}',
  languages text[] not null default array['ar', 'fr', 'en'],
  config_version integer not null default 0,
  closed_through date,
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique (tenant_id, slug)
);

-- The branch's days as instants, made ahead, so that a command finds its day by one index step.
create table app.branch_days (
  tenant_id uuid not null,
  branch_id uuid not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (branch_id, starts_at),
  unique (branch_id, day),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  check (starts_at < ends_at)
);

create table app.service_groups (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  names jsonb not null,
  position integer not null default 0,
  retired_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);

create table app.services (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  group_id uuid,
  prefix text not null check (prefix ~ '^[A-Z]{1,2}$'),
  names jsonb not null,
  position integer not null default 0,
  -- The service's own hours, capacity_per_day and last_ticket_minutes_before_close, in the shape of sql/rules/calendar.
  rules jsonb not null default '{}',
  expected_service_s integer not null default 300 check (expected_service_s between 5 and 14400),
  asks_contact boolean not null default false,
  offers_web boolean not null default false,
  offers_appointments boolean not null default false,
  slot_minutes integer not null default 15 check (slot_minutes between 5 and 240),
  slot_capacity integer not null default 1 check (slot_capacity between 1 and 100),
  retired_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  foreign key (tenant_id, group_id) references app.service_groups (tenant_id, id)
);
create unique index services_prefix on app.services (branch_id, prefix) where retired_at is null;

-- When each service takes tickets, as instants, made ahead from calendar and rules (the opening calendar).
create table app.opening_intervals (
  tenant_id uuid not null,
  branch_id uuid not null,
  service_id uuid not null,
  day date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  last_ticket_at timestamptz not null,
  primary key (service_id, opens_at),
  foreign key (tenant_id, service_id) references app.services (tenant_id, id),
  check (opens_at < closes_at and last_ticket_at <= closes_at)
);

create table app.entry_questions (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  names jsonb not null,
  -- Each option names its words and, where it decides something, the service or class that it leads to.
  options jsonb not null,
  asked_for jsonb not null default '[]',
  position integer not null default 0,
  retired_at timestamptz,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);

create table app.priority_classes (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  code text not null check (code ~ '^[a-z0-9]{1,8}$'),
  names jsonb not null,
  -- A strict class is a large finite head start, which is also its cap.
  head_start_s integer not null check (head_start_s between 0 and 86400),
  is_strict boolean not null default false,
  position integer not null default 0,
  retired_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
create unique index priority_classes_code on app.priority_classes (branch_id, code) where retired_at is null;

create table app.counters (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  label text not null check (length(label) between 1 and 12),
  names jsonb not null,
  service_ids uuid[] not null default '{}',
  state text not null default 'closed' check (state in ('closed', 'open', 'paused')),
  staff_id uuid,
  state_since timestamptz,
  pause_reason text,
  position integer not null default 0,
  retired_at timestamptz,
  version bigint not null default 1,
  unique (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
create index counters_branch on app.counters (branch_id);

-- The published configuration as one document per version, and the present one as devices get it.
create table app.branch_config_versions (
  tenant_id uuid not null,
  branch_id uuid not null,
  config_version integer not null,
  document jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (branch_id, config_version),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
create table app.branch_configs (
  branch_id uuid primary key,
  tenant_id uuid not null,
  config_version integer not null,
  document jsonb not null,
  devices jsonb not null default '[]',
  version bigint not null default 1,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);

create table app.branch_stats (
  branch_id uuid primary key,
  tenant_id uuid not null,
  document jsonb not null default '{}',
  computed_at timestamptz not null,
  version bigint not null default 1,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
-- A finished day's sums by service: what the estimate shrinks towards, and what remains when tickets are purged.
create table app.service_days (
  tenant_id uuid not null,
  branch_id uuid not null,
  service_id uuid not null,
  day date not null,
  issued integer not null,
  served integer not null,
  no_shows integer not null,
  left_queue integer not null,
  -- Services whose beginning and end are both known; `served` also counts those that were only seen to end.
  services_timed integer not null,
  service_s_sum double precision not null,
  service_s_sum_of_squares double precision not null,
  wait_s_sum double precision not null,
  -- 96 counts by the branch's wall clock, so that days of 23, 24 and 25 hours can be laid over each other.
  arrivals_by_quarter integer[] not null check (cardinality(arrivals_by_quarter) = 96),
  primary key (branch_id, day, service_id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
