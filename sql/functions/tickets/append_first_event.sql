-- The event that a ticket begins with: its whole public row. In plpgsql for the reason that record_command has.
create or replace function app_private.append_first_event(c app_private.command, t app.tickets) returns void
language plpgsql
as $$
begin
  insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch,
    staff_id, device_id, command_id, flags, late)
  values (t.id, 1, t.tenant_id, t.branch_id, case when t.is_placeholder or t.origin = 'adopted' then 'adopted' else 'issued' end,
    c.occurred_at, c.received_at, app_private.public_fields(t), c.staff_id, c.device_id, c.id, t.flags,
    app_private.is_late(c));
end
$$;
