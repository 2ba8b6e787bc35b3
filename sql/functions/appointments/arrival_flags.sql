-- What is odd about an arrival: no such appointment today, another ticket has it already, or it is too late for it.
create or replace function app_private.arrival_flags(t app.tickets, a app.appointments) returns text[]
language sql stable
as $$
  select case
    when a.id is null then array['appointment_unknown']
    when a.state = 'arrived' and a.ticket_id <> t.id
      and not exists (select from app.ticket_aliases x where x.alias_id = t.id and x.ticket_id = a.ticket_id) then array['appointment_used']
    when t.queued_at > a.slot_at + (
      select make_interval(mins => s.appointment_late_minutes) from app.tenant_settings s where s.tenant_id = t.tenant_id)
      then array['appointment_late']
    else '{}'::text[]
  end
$$;
