-- Erases personal data whose time is over, one batch of each kind: tickets, appointments, raw commands in quarantine.
-- Ledger and events never had it; what a person typed as a reason stays with the event that it explains.
-- Quarantined facts lose theirs a week after the decision or when their contact expires, whichever is first; what did
-- not even parse is emptied, since nobody knows where in it a name is.
-- Who: blesaf_worker. Answers how many rows; 0 means that nothing is left. Concurrency: skip locked.
create or replace function app.job_erase_contacts(p_tenant_id uuid, p_max integer default 500) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_tickets integer;
  v_appointments integer;
  v_quarantined integer;
  v_decided_days constant integer := 7;
  v_open_days_max constant integer := 30;
begin
  perform app_private.enter(p_tenant_id);
  v_tickets := app_private.erase_expired_tickets(p_max);
  update app.appointments a
  set contact_name = null, contact_phone = null, contact_email = null, contact_expires_at = null, version = a.version + 1
  where a.id in (select p.id from app.appointments p where p.contact_expires_at <= app.now() order by p.id limit p_max for no key update skip locked);
  get diagnostics v_appointments = row_count;
  update app.quarantine q set raw = app_private.erased_raw(q.raw, q.reason), contact_expires_at = null
  where (q.writer_id, q.seq) in (
    select x.writer_id, x.seq from app.quarantine x
    where (x.contact_expires_at <= app.now() or x.decided_at <= app.now() - make_interval(days => v_decided_days)
        or x.quarantined_at <= app.now() - make_interval(days => v_open_days_max))
      and (x.contact_expires_at is not null or x.raw is distinct from app_private.erased_raw(x.raw, x.reason))
    order by x.writer_id, x.seq limit p_max for no key update skip locked);
  get diagnostics v_quarantined = row_count;
  return v_tickets + v_appointments + v_quarantined;
end
$$;
grant execute on function app.job_erase_contacts(uuid, integer) to blesaf_worker;
