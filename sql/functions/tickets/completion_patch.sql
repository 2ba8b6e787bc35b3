-- The end of a leg: of the visit when it was the last, else the next service with the place kept.
create or replace function app_private.completion_patch(c app_private.command, t app.tickets, p_counter_id uuid) returns jsonb
language plpgsql stable
as $$
declare
  s jsonb := app_private.service_patch(c, t, p_counter_id);
  v_legs jsonb;
begin
  v_legs := jsonb_set(t.legs, array[t.leg_index::text], (t.legs -> t.leg_index) || jsonb_build_object(
    'counter_id', p_counter_id, 'staff_id', s -> 'staff_id', 'called_at', s -> 'called_at', 'started_at', s -> 'started_at',
    'ended_at', c.occurred_at, 'outcome', c.args -> 'outcome'));
  if t.leg_index + 1 < jsonb_array_length(t.legs) then
    return app_private.waiting_patch() || jsonb_build_object('legs', v_legs, 'leg_index', t.leg_index + 1,
      'service_id', v_legs -> (t.leg_index + 1) -> 'service_id', 'for_counter_id', null, 'for_staff_id', null)
      || app_private.arrival_patch(c, t);
  end if;
  return s || jsonb_build_object('state', 'completed', 'legs', v_legs, 'ended_at', c.occurred_at, 'outcome', c.args ->> 'outcome');
end
$$;
