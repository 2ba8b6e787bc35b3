-- A ticket's paper for a desk's device of its branch. Who: blesaf_api.
-- Raises: those of enter_device, then those of print_ticket. Concurrency: as print_ticket.
create or replace function app.device_print_ticket(p_tenant_id uuid, p_device_id uuid, p_ticket_id uuid, p_secret text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d app.devices := app_private.enter_device(p_tenant_id, p_device_id, 'print_ticket');
begin
  return app_private.print_ticket(d.branch_id, p_ticket_id, p_secret);
end
$$;
grant execute on function app.device_print_ticket(uuid, uuid, uuid, text) to blesaf_api;
