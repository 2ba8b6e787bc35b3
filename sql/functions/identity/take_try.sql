-- Takes one try at a password and answers null, or the seconds to wait. A try counts as a failure from the moment that it is
-- taken, and is given back or forgotten when it was none: so a thousand tries at once are no more than five. A failure older
-- than a day is forgotten. p_key is the server's keyed hash of account and place as typed: nothing here tells whether the
-- account exists. Who: blesaf_api. Concurrency: the key's row, by upsert.
create or replace function app.take_try(p_key text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now timestamptz := app.now();
  v_until timestamptz;
begin
  insert into app_private.sign_in_locks as l (key, failures, last_failed_at, locked_until) values (p_key, 1, v_now, '-infinity')
  on conflict (key) do update set
    failures = case when l.last_failed_at < v_now - interval '1 day' then 1 else l.failures + 1 end,
    last_failed_at = v_now,
    locked_until = app_private.locked_until(
      case when l.last_failed_at < v_now - interval '1 day' then 1 else l.failures + 1 end, v_now)
  where l.locked_until <= v_now;
  if found then
    return null;
  end if;
  select l.locked_until into v_until from app_private.sign_in_locks l where l.key = p_key;
  return greatest(1, ceil(extract(epoch from v_until - v_now)));
end
$$;
grant execute on function app.take_try(text) to blesaf_api;
