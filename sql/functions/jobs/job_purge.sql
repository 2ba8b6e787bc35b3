-- Deletes what has served its time, one batch of each: notes of messages after 90 days, counted errors of commands after
-- 30, and phones of tickets that ended while they were kept (keep_push). Who: blesaf_worker, nightly. Answers how many rows went. Concurrency: none needed.
create or replace function app.job_purge(p_tenant_id uuid, p_rows_max integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_messages integer;
  v_failures integer;
  v_phones integer;
  v_message_days constant integer := 90;
  v_failure_days constant integer := 30;
begin
  perform app_private.enter(p_tenant_id);
  delete from app.message_log m where m.id in (
    select o.id from app.message_log o where o.created_at < app.now() - make_interval(days => v_message_days) limit p_rows_max);
  get diagnostics v_messages = row_count;
  delete from app.command_failures f where f.command_id in (
    select o.command_id from app.command_failures o where o.last_at < app.now() - make_interval(days => v_failure_days) limit p_rows_max);
  get diagnostics v_failures = row_count;
  delete from app.push_subscriptions s where s.ticket_id in (
    select o.ticket_id from app.push_subscriptions o join app.tickets t on t.id = o.ticket_id
    where t.state in ('completed', 'cancelled', 'expired') limit p_rows_max);
  get diagnostics v_phones = row_count;
  return v_messages + v_failures + v_phones;
end
$$;
grant execute on function app.job_purge(uuid, integer) to blesaf_worker;
