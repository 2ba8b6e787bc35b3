-- Whether Postgres knows a time zone by a name that browsers read alike (sync/calendar/clock-faults.ts says why not more).
create or replace function app_private.is_zone(p_name text) returns boolean
language plpgsql stable
as $$
begin
  return (p_name = 'UTC' or p_name ~ '^[A-Za-z_]+/') and now() at time zone p_name is not null;
exception when invalid_parameter_value then
  return false;
end
$$;
