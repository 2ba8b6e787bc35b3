-- Writes a branch's statistics anew if anything can have changed them: a device pushed since the last time (and a minute
-- after, because a push commits later than the time it bears), or a day began, which the day's close follows. A document
-- that came out the same is not written: the row is published. Answers whether it was.
-- Who: blesaf_worker, every minute. Raises: not_found. Concurrency: upsert on the primary key; the later one wins.
create or replace function app.job_refresh_stats(p_tenant_id uuid, p_branch_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_today date;
  v_starts_at timestamptz;
  v_document jsonb;
  v_commit_max constant interval := '1 minute';
  v_close_max constant interval := '15 minutes';
begin
  perform app_private.enter(p_tenant_id);
  if not exists (select from app.branches b where b.id = p_branch_id) then
    perform app_private.refuse('not_found');
  end if;
  select d.day, d.starts_at into v_today, v_starts_at from app_private.branch_day(p_branch_id, app.now()) d;
  if exists (
    select from app.branch_stats s
    where s.branch_id = p_branch_id and s.computed_at > v_starts_at + v_close_max
      and s.computed_at > (
        select coalesce(max(w.last_contact_at) + v_commit_max, '-infinity') from app.writers w where w.branch_id = p_branch_id)) then
    return false;
  end if;
  v_document := app_private.stats_document(p_branch_id, v_today);
  if exists (select from app.branch_stats s where s.branch_id = p_branch_id and s.document = v_document) then
    return false;
  end if;
  insert into app.branch_stats as s (branch_id, tenant_id, document, computed_at)
  values (p_branch_id, p_tenant_id, v_document, app.now())
  on conflict (branch_id) do update set document = excluded.document, computed_at = excluded.computed_at, version = s.version + 1
    where s.tenant_id = excluded.tenant_id;
  return true;
end
$$;
grant execute on function app.job_refresh_stats(uuid, uuid) to blesaf_worker;
