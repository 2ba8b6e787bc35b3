-- Who people are, how they and their devices prove it, and what is noted about it.

-- The installation's own tenant holds its operators as people, so that there is one way to sign in. It has no branch.
alter table app.tenants add column is_platform boolean not null default false;
create unique index tenants_platform on app.tenants (is_platform) where is_platform;
-- A sign-in names its bank by slug before any tenant is known: exactly that one row is seen, nothing beside it.
create policy named on app.tenants for select to blesaf_owner
  using (slug = (select nullif(current_setting('app.tenant_slug', true), '')));

alter table app.staff drop constraint staff_role_check;
alter table app.staff add constraint staff_role_check check (role in ('teller', 'manager', 'admin', 'operator'));
-- One e-mail, one person, however it was typed: of several who had the same but for its case the first keeps it.
alter table app.staff no force row level security;
update app.staff s set email = null
where exists (
  select from app.staff o
  where o.tenant_id = s.tenant_id and lower(o.email) = lower(s.email) and (o.created_at, o.id) < (s.created_at, s.id));
update app.staff set email = lower(email) where email <> lower(email);
alter table app.staff force row level security;
alter table app.staff add constraint staff_email_lower check (email = lower(email));
alter table app.staff add column language text not null default 'fr' check (language in ('ar', 'fr', 'en'));
alter table app.staff add column oidc_subject text check (length(oidc_subject) <= 255);
alter table app.staff add column version bigint not null default 1;
create unique index staff_oidc_subject on app.staff (tenant_id, oidc_subject) where oidc_subject is not null;

-- What proves a person. Never published, never read by anybody but the functions of sign-in.
create table app.staff_credentials (
  staff_id uuid primary key,
  tenant_id uuid not null,
  password_hash text check (length(password_hash) <= 512),
  password_at timestamptz,
  -- Sealed by the server: the database alone cannot make codes of it.
  totp_sealed text,
  totp_at timestamptz,
  totp_pending text,
  -- The last time step whose code was taken, so that a code serves once.
  totp_last_step bigint,
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id)
);
create table app.recovery_codes (
  tenant_id uuid not null,
  staff_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (staff_id, code_hash),
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id)
);
-- One-time links with which a person chooses a password: the first one, or a new one.
create table app.password_links (
  tenant_id uuid not null,
  token_hash text not null,
  staff_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id)
);
create index password_links_staff on app.password_links (staff_id);
-- Notes that bear such a link for as long as no provider sends it: found without reading those of all calls.
create index message_log_links on app.message_log (tenant_id, created_at) where kind = 'password_reset';

-- A session at an enrolled device, or (device_id null) at a browser of its own. expires_at moves with each renewal:
-- until then commands count, so it is also how long a device may work alone. ends_at never moves.
alter table app.staff_sessions alter column device_id drop not null;
alter table app.staff_sessions add column ends_at timestamptz;
alter table app.staff_sessions add column seen_at timestamptz;
alter table app.staff_sessions add column browser text check (length(browser) <= 120);
alter table app.staff_sessions add column method text check (method in ('password', 'oidc', 'own'));
alter table app.staff_sessions add column end_reason text
  check (end_reason in ('signed_out', 'everywhere', 'reuse', 'password_changed', 'deactivated', 'device_revoked', 'taken_back', 'role_changed'));
-- A session that may do nothing yet but set up the second factor that its tenant asks for.
alter table app.staff_sessions add column is_limited boolean not null default false;
-- Those under which the server gave commands for somebody prove nobody, the ones that stand already included.
alter table app.staff_sessions no force row level security;
alter table app.devices no force row level security;
update app.staff_sessions s set method = 'own' from app.devices d where d.id = s.device_id and d.kind = 'server';
alter table app.devices force row level security;
alter table app.staff_sessions force row level security;
create index staff_sessions_staff on app.staff_sessions (staff_id) where ended_at is null;
create index staff_sessions_device on app.staff_sessions (device_id) where ended_at is null;

-- Each refresh token serves once; a second use of it ends the session, save for a moment in which an answer may have
-- been lost on the way (server/auth/decisions).
create table app.refresh_tokens (
  tenant_id uuid not null,
  token_hash text not null,
  session_id uuid not null references app.staff_sessions,
  issued_at timestamptz not null,
  used_at timestamptz,
  successor_hash text,
  primary key (tenant_id, token_hash)
);
create index refresh_tokens_session on app.refresh_tokens (session_id);

-- Wrong passwords by account as it was typed, known or not, and by where it was typed: an account that does not exist
-- is locked like one that does. Keys are hashes of ours.
create table app_private.sign_in_locks (
  key text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz not null
);
-- Challenges and proofs of work that have served their once.
create table app_private.used_proofs (
  proof_hash text primary key,
  expires_at timestamptz not null
);
create index used_proofs_expiry on app_private.used_proofs (expires_at);
-- Keys that sign access tokens, sealed by the server: the newest signs, the others still verify.
create table app_private.signing_keys (
  kid text primary key,
  public_key jsonb not null,
  private_sealed text not null,
  created_at timestamptz not null,
  -- Taken out of use before its time, by an operator.
  retired_at timestamptz
);

-- What an admin types into a new device. The selector finds the code, the rest is compared as a keyed hash.
create table app.enrolment_codes (
  id uuid primary key default uuidv7(),
  tenant_id uuid not null,
  branch_id uuid not null,
  kind text not null check (kind in ('kiosk', 'tablet', 'display', 'console')),
  name text not null check (length(name) between 1 and 80),
  -- The device that gets its key by this code, or is replaced because it has one.
  device_id uuid,
  selector text not null check (selector ~ '^[0-9A-HJKMNP-TV-Z]{3}$'),
  code_mac text not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  -- Used, taken back, or tried too often: its selector is free again.
  ended_at timestamptz,
  end_reason text check (end_reason in ('used', 'taken_back', 'tries', 'expired')),
  check ((ended_at is null) = (end_reason is null)),
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id),
  foreign key (tenant_id, device_id) references app.devices (tenant_id, id)
);
create unique index enrolment_codes_selector on app.enrolment_codes (selector) where ended_at is null;

alter table app.devices add column replaces uuid;
alter table app.devices add column key_thumbprint text;
alter table app.devices add column end_reason text check (end_reason in ('revoked', 'replaced', 'retired'));
-- One key, one device: a copied key does not become a second one.
create unique index devices_key on app.devices (key_thumbprint) where key_thumbprint is not null;
-- A device names itself before anybody knows whose it is: that one row is seen, nothing beside it.
create policy asked on app.devices for select to blesaf_owner
  using (id = (select nullif(current_setting('app.device_asked', true), '')::uuid));

-- How strict a tenant is with its own people. Beside tenant_settings, because those are published to devices.
create table app.tenant_security (
  tenant_id uuid primary key references app.tenants,
  totp_for_admins boolean not null default false,
  session_idle_hours integer not null default 12 check (session_idle_hours between 1 and 168),
  session_max_hours integer not null default 168 check (session_max_hours between 1 and 720),
  password_length_min integer not null default 10 check (password_length_min between 8 and 64),
  pin_digits integer not null default 6 check (pin_digits between 4 and 10),
  audit_retention_months integer not null default 24 check (audit_retention_months between 6 and 120),
  version bigint not null default 1
);
create table app.oidc_providers (
  tenant_id uuid primary key references app.tenants,
  issuer text not null check (length(issuer) <= 300),
  client_id text not null check (length(client_id) between 1 and 255),
  secret_sealed text,
  is_enabled boolean not null default true,
  version bigint not null default 1
);
create table app.oidc_flows (
  tenant_id uuid not null references app.tenants,
  state_hash text not null,
  nonce text not null,
  verifier_sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash)
);

-- Who did what to people, devices and settings. Ids and codes, no names; addresses only as keyed hashes.
create table app.audit_log (
  id uuid not null default uuidv7(),
  tenant_id uuid not null references app.tenants,
  at timestamptz not null,
  action text not null check (length(action) between 1 and 60),
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  actor_id uuid,
  actor_role text,
  session_id uuid,
  device_id uuid,
  branch_id uuid,
  subject_id uuid,
  details jsonb not null default '{}',
  ip_hash text,
  request_id text,
  primary key (tenant_id, id)
);
create index audit_log_at on app.audit_log (tenant_id, at desc, id desc);
-- For operators, who read those of all tenants.
create index audit_log_all on app.audit_log (at desc, id desc);

-- An entry is never changed; only the retention of its tenant takes it away.
create function app_private.keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('app.purging', true) = 'on' then
    return old;
  end if;
  raise exception using errcode = '42501', message = 'audit_log is append-only';
end
$$;
create trigger keep_audit before update or delete on app.audit_log for each row execute function app_private.keep_audit();
create trigger keep_audit_whole before truncate on app.audit_log for each statement execute function app_private.keep_audit();

do $$
declare
  t regclass;
begin
  foreach t in array array['app.staff_credentials', 'app.recovery_codes', 'app.password_links', 'app.refresh_tokens',
    'app.enrolment_codes', 'app.tenant_security', 'app.oidc_providers', 'app.oidc_flows', 'app.audit_log']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format(
      $p$create policy tenant on %s
        using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
        with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
  end loop;
end
$$;
-- A code is typed before anybody knows whose it is: the one row of that selector is seen, nothing beside it.
create policy selected on app.enrolment_codes for select to blesaf_owner
  using (selector = (select nullif(current_setting('app.enrolment_selector', true), '')) and ended_at is null);
-- Who checks in from the web names a branch and no tenant: that one row is seen, nothing beside it.
create policy asked on app.branches for select to blesaf_owner
  using (id = (select nullif(current_setting('app.asked_branch', true), '')::uuid));
-- Operators read the notes of all tenants, inside the one function that lets them.
create policy operator_reads on app.audit_log for select to blesaf_owner
  using ((select current_setting('app.operator', true)) = 'on');

-- Tenants that are there already get the defaults. The owner, too, sees one tenant at a time while this is forced.
alter table app.tenants no force row level security;
alter table app.tenant_security no force row level security;
insert into app.tenant_security (tenant_id) select t.id from app.tenants t;
alter table app.tenant_settings no force row level security;
with platform as (
  insert into app.tenants (slug, name, is_platform)
  values ('platform', '{"ar": "المنصّة", "fr": "La plateforme", "en": "The platform"}', true)
  returning id
), settings as (
  insert into app.tenant_settings (tenant_id) select p.id from platform p
)
insert into app.tenant_security (tenant_id, totp_for_admins) select p.id, false from platform p;
alter table app.tenant_security force row level security;
alter table app.tenant_settings force row level security;
alter table app.tenants force row level security;

-- By default nothing personal outlives the visit.
alter table app.tenant_settings alter column contact_retention_hours set default 0;

-- Counts of public requests, shared by all servers. Unlogged: after a crash everybody begins anew, which is no loss.
-- The one table that the api role writes itself, by the library that keeps it; keys are hashes of ours.
create schema limits;
grant usage on schema limits to blesaf_api;
create unlogged table limits.counts (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index counts_expire on limits.counts (expire);
grant select, insert, update, delete on limits.counts to blesaf_api;

-- These are for a person now, who stands in their arguments.
drop function if exists app.open_quarantine(uuid, uuid, jsonb, integer);
select migrations.forget('functions/quarantine/open_quarantine.sql');
drop function if exists app.branch_history(uuid, uuid, date, uuid, integer);
select migrations.forget('functions/archive/branch_history.sql');
drop function if exists app.erase_person(uuid, uuid);
select migrations.forget('functions/archive/erase_person.sql');
drop function if exists app.retry_dead_job(bigint);
select migrations.forget('functions/jobs/retry_dead_job.sql');
drop function if exists app.dead_jobs(integer);
select migrations.forget('functions/jobs/dead_jobs.sql');
-- What a device or person is told of a ticket goes through a function of theirs.
drop function if exists app.ticket_story(uuid, uuid);
select migrations.forget('functions/archive/ticket_story.sql');
-- These are elsewhere now, with other arguments.
drop function if exists app_private.contact_expiry(uuid, timestamptz);
select migrations.forget('functions/appointments/contact_expiry.sql');
drop function if exists app_private.erase_commands(uuid, uuid[], text, date, timestamptz);
select migrations.forget('functions/archive/erase_commands.sql');
