-- The service that a printed number belongs to, by its prefix. Raises: unknown_reference.
create or replace function app_private.service_of_number(c app_private.command) returns uuid
language plpgsql stable
as $$
declare
  v_id uuid;
begin
  select v.id into v_id from app.services v
  where v.branch_id = c.branch_id and v.prefix = split_part(c.args ->> 'number', '-', 1)
  order by v.retired_at nulls first limit 1;
  if v_id is null then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'number'));
  end if;
  return v_id;
end
$$;
