-- The services of the visit in order, the first being the one that the customer queues for. Raises: unknown_reference.
create or replace function app_private.first_legs(c app_private.command, p_service_id uuid) returns jsonb
language plpgsql stable
as $$
declare
  v_first jsonb := jsonb_build_array(jsonb_build_object('service_id', p_service_id));
  v_rest jsonb;
begin
  if jsonb_array_length(coalesce(c.args -> 'legs', '[]')) = 0 then
    return v_first;
  end if;
  select jsonb_agg(jsonb_build_object('service_id', v.id) order by l.ordinality) into v_rest
  from jsonb_array_elements_text(c.args -> 'legs') with ordinality l
  left join app.services v on v.id = l.value::uuid and v.branch_id = c.branch_id;
  if v_rest @> '[{"service_id": null}]' then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'legs'));
  end if;
  -- Devices may list the first service too; it is one leg all the same.
  return case when v_rest -> 0 = v_first -> 0 then v_rest else v_first || v_rest end;
end
$$;
