-- Whether a document's branch.position is one: as in sync/configuration/configuration-document.ts.
create or replace function app_private.is_position(p_position jsonb) returns boolean
language sql immutable
as $$
  select case
    when jsonb_typeof(p_position) <> 'object' or not p_position ?& array['latitude', 'longitude', 'radius_m']
      or exists (
        select from jsonb_each(p_position) f
        where f.key not in ('latitude', 'longitude', 'radius_m') or jsonb_typeof(f.value) <> 'number') then false
    else (p_position ->> 'latitude')::numeric between -90 and 90 and (p_position ->> 'longitude')::numeric between -180 and 180
      and (p_position ->> 'radius_m')::numeric between 20 and 2000
      and (p_position ->> 'radius_m')::numeric % 1 = 0
  end
$$;
