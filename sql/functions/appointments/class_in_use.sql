-- The class that a wish names, which must be one that the branch still gives; null when it names none. (A fact may name
-- a retired class: the paper says so.) Raises: unknown_reference.
create or replace function app_private.class_in_use(c app_private.command) returns uuid
language plpgsql stable
as $$
declare
  v_class_id uuid := (c.args ->> 'class_id')::uuid;
begin
  if v_class_id is not null and not exists (
    select from app.priority_classes p where p.id = v_class_id and p.branch_id = c.branch_id and p.retired_at is null) then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'class_id'));
  end if;
  return v_class_id;
end
$$;
