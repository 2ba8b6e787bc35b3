-- Cluster roles, idempotent. None of them is a superuser and only replication sees past row level security:
-- it may read published tables and nothing else, and is guarded by the shape catalogue.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('blesaf_owner', 'nosuperuser nobypassrls noreplication'),
      ('blesaf_api', 'nosuperuser nobypassrls noreplication'),
      ('blesaf_worker', 'nosuperuser nobypassrls noreplication'),
      ('blesaf_replication', 'nosuperuser bypassrls replication')
    ) as r (name, attributes)
  loop
    if not exists (select 1 from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I login %s', wanted.name, wanted.attributes);
    end if;
  end loop;
end
$$;

do $$
begin
  execute format('grant create, connect, temporary on database %I to blesaf_owner', current_database());
  execute format('grant connect on database %I to blesaf_api, blesaf_worker, blesaf_replication', current_database());
  -- The public role may do nothing here that is not said somewhere.
  execute format('revoke all on database %I from public', current_database());
  execute 'revoke create on schema public from public';
end
$$;
