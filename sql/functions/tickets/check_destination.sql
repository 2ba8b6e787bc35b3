-- The service, counter and person of a transfer exist in this branch and are in use, and the counter serves the service
-- that the ticket then waits for: else nobody could ever call it by call_next.
-- Raises: unknown_reference, service_unavailable.
create or replace function app_private.check_destination(c app_private.command, p_to jsonb, p_service_id uuid) returns void
language plpgsql stable
as $$
begin
  if p_to ? 'service_id' then
    perform app_private.service_in_use(c, (p_to ->> 'service_id')::uuid);
  end if;
  if p_to ? 'counter_id' and not exists (
    select from app.counters k where k.id = (p_to ->> 'counter_id')::uuid and k.branch_id = c.branch_id and k.retired_at is null) then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'counter_id'));
  end if;
  if p_to ? 'counter_id' and not exists (
    select from app.counters k where k.id = (p_to ->> 'counter_id')::uuid and p_service_id = any (k.service_ids)) then
    perform app_private.refuse('service_unavailable', jsonb_build_object('field', 'counter_id'));
  end if;
  if p_to ? 'staff_id' and not exists (
    select from app.staff s join app.staff_branches b on b.staff_id = s.id
    where s.id = (p_to ->> 'staff_id')::uuid and b.branch_id = c.branch_id and s.active) then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'staff_id'));
  end if;
end
$$;
