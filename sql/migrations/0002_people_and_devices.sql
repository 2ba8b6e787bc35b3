create table app.staff (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null references app.tenants,
  name text not null check (length(name) between 1 and 120),
  email text check (length(email) <= 254),
  role text not null check (role in ('teller', 'manager', 'admin')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique (tenant_id, email)
);

create table app.staff_branches (
  tenant_id uuid not null,
  staff_id uuid not null,
  branch_id uuid not null,
  primary key (staff_id, branch_id),
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);

-- Who is meant to sit where and when: the wait estimate rests on it.
create table app.staff_plan (
  tenant_id uuid not null,
  branch_id uuid not null,
  position integer not null,
  counter_id uuid not null,
  weekday integer check (weekday between 1 and 7),
  day date,
  from_time text not null,
  to_time text not null,
  primary key (branch_id, position),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  foreign key (tenant_id, counter_id) references app.counters (tenant_id, id),
  check ((weekday is null) <> (day is null))
);

create table app.devices (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null references app.tenants,
  branch_id uuid,
  kind text not null check (kind in ('kiosk', 'tablet', 'display', 'console', 'server')),
  name text not null check (length(name) between 1 and 80),
  public_key jsonb,
  status text not null default 'active' check (status in ('active', 'revoked', 'retired')),
  enrolled_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  check (branch_id is not null or kind = 'console')
);
create index devices_branch on app.devices (branch_id);

-- A person at a device. Commands name the session; it is judged at the command's own time.
create table app.staff_sessions (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null,
  staff_id uuid not null,
  device_id uuid not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id),
  foreign key (tenant_id, device_id) references app.devices (tenant_id, id)
);

-- A writer is a device's local database: seq is dense here, lane and letter belong here. Never published: devices
-- learn their own row by heartbeat.
create table app.writers (
  id uuid primary key,
  tenant_id uuid not null,
  branch_id uuid not null,
  device_id uuid not null,
  letter text not null,
  last_seq bigint not null default 0,
  last_occurred_at timestamptz,
  lane_serial integer not null default 0,
  epoch integer not null,
  opened_at timestamptz not null,
  last_contact_at timestamptz not null,
  hour_started_at timestamptz not null,
  hour_commands integer not null default 0,
  forked_from uuid,
  forked_at timestamptz,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  foreign key (tenant_id, device_id) references app.devices (tenant_id, id),
  unique (branch_id, letter)
);
create index writers_device on app.writers (device_id);

-- Which residue class of the numbers a writer may use on which day label. Two rows of one branch and day that may
-- both still be used are disjoint; app_private.grant_lanes and acknowledge_split are the only writers.
create table app.lane_days (
  tenant_id uuid not null,
  branch_id uuid not null,
  day date not null,
  writer_id uuid not null references app.writers,
  residue integer not null,
  modulus integer not null check (modulus between 1 and 64),
  floors jsonb not null default '{}',
  primary key (branch_id, day, writer_id),
  unique (branch_id, day, residue, modulus),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  check (residue >= 0 and residue < modulus)
);

create table app.lane_splits (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null,
  branch_id uuid not null,
  from_writer_id uuid not null references app.writers,
  to_writer_id uuid not null references app.writers,
  first_day date not null,
  last_day date not null,
  -- What the owner keeps.
  residue integer not null,
  modulus integer not null,
  proposed_at timestamptz not null,
  acknowledged_at timestamptz,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
create index lane_splits_open on app.lane_splits (from_writer_id) where acknowledged_at is null;

-- Numbers that the server itself gives (web, appointments): always under its own letter.
create table app.server_numbers (
  tenant_id uuid not null,
  branch_id uuid not null,
  number_day date not null,
  prefix text not null,
  last_n integer not null,
  primary key (branch_id, number_day, prefix),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
