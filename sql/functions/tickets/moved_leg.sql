-- The present leg of a ticket that is sent to another service. A call that it had for the service that it leaves stays with
-- the leg (`calls`, one for each such service): somebody behind who is not here was passed by it [AR3]. In a line that it comes
-- back to it stands behind again, and has passed nobody. As sync/effects/moved-leg.ts.
create or replace function app_private.moved_leg(t app.tickets, p_service_id uuid) returns jsonb
language sql immutable
as $$
  select coalesce(t.legs -> t.leg_index, '{}') - 'calls' || jsonb_build_object('service_id', p_service_id)
    || case when count(*) > 0 then jsonb_build_object('calls', jsonb_agg(k.call order by k.place)) else '{}' end
  from jsonb_array_elements(coalesce(t.legs -> t.leg_index -> 'calls', '[]') || case when t.called_at is null then '[]'
    else jsonb_build_array(jsonb_build_object('service_id', t.service_id, 'called_at', t.called_at)) end) with ordinality k (call, place)
  where (k.call ->> 'service_id')::uuid is distinct from p_service_id
$$;
