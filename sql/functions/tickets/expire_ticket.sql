-- Ends a ticket whose day is over. Not anybody's act: no device, no command. The caller holds the row's lock.
create or replace function app_private.expire_ticket(t app.tickets, p_at timestamptz) returns void
language plpgsql
as $$
declare
  c app_private.command;
begin
  c.tenant_id := t.tenant_id;
  c.branch_id := t.branch_id;
  c.occurred_at := p_at;
  c.received_at := p_at;
  perform app_private.append_event(c, t, 'expired', jsonb_build_object('state', 'expired', 'ended_at', p_at));
end
$$;
