-- Puts "it is your turn" into the job queue, in the same transaction as the call, when there is a way to reach the
-- customer. The message dies by itself when it would come late or the call no longer stands (see jobs.deliver_called).
create or replace function app_private.notify_called(c app_private.command, t app.tickets) returns void
language plpgsql
as $$
begin
  if t.contact_phone is null and t.contact_email is null
    and not exists (select from app.push_subscriptions s where s.ticket_id = t.id) then
    return;
  end if;
  perform app_private.add_job('deliver_called', jsonb_build_object('tenant_id', c.tenant_id, 'ticket_id', t.id,
    'command_id', c.id, 'valid_until', c.received_at + interval '60 seconds'), 3);
end
$$;
