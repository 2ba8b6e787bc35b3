-- Until when a ticket's contact and note may be kept, null when it has none: the end of the visit and the tenant's
-- retention (sql/functions/privacy/README.md). While the ticket is open they have their purpose; the 48 hours only see
-- to it that they go even where nobody closes the day. A no-show may come back until its day is over.
create or replace function app_private.private_until(t app.tickets) returns timestamptz
language plpgsql stable
as $$
declare
  v_open_max constant interval := interval '48 hours';
begin
  if num_nonnulls(t.contact_name, t.contact_phone, t.contact_email, t.note) = 0 then
    return null;
  elsif t.state in ('waiting', 'called', 'serving', 'parked') then
    return t.queued_at + v_open_max;
  elsif t.state = 'no_show' then
    return app_private.contact_expiry(t.tenant_id, greatest(t.ended_at, app_private.day_end(t.branch_id, t.queue_day)));
  end if;
  return app_private.contact_expiry(t.tenant_id, coalesce(t.ended_at, t.queued_at));
end
$$;
