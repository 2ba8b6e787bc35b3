-- A quarantined command without what may tell of a person.
create or replace function app_private.erased_raw(p_raw jsonb, p_reason text) returns jsonb
language sql immutable
as $$
  select case when p_reason = 'malformed' then p_raw || '{"args": {}}'
    else p_raw || jsonb_build_object('args', app_private.without_personal(p_raw -> 'args')) end
$$;
