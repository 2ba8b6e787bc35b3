-- What the migration tool remembers. Owned by blesaf_owner. The tables are readable by no other role: which objects a
-- database holds, and when they changed, is nobody's business who serves requests.
create schema if not exists migrations;

create table if not exists migrations.applied (
  number integer primary key check (number > 0),
  name text not null unique,
  sha256 text not null,
  applied_at timestamptz not null default now()
);

create table if not exists migrations.objects (
  path text primary key,
  sha256 text not null,
  applied_at timestamptz not null default now()
);

-- Called by a migration beside the `drop` of a repeatable object: the file, if it is still there, is applied anew in the
-- same run, and a file that is gone is not missed. Doing nothing when the row is absent keeps fresh databases working.
create or replace function migrations.forget(object_path text) returns void
language sql
set search_path = ''
begin atomic
  delete from migrations.objects as o where o.path = forget.object_path;
end;

revoke all on function migrations.forget(text) from public;

-- The one thing that any role may know, so that a server's readiness needs no more rights than its requests do.
create or replace function migrations.applied_names() returns setof text
language sql stable security definer
set search_path = ''
begin atomic
  select a.name from migrations.applied as a order by a.number;
end;

grant usage on schema migrations to public;
grant execute on function migrations.applied_names() to public;
