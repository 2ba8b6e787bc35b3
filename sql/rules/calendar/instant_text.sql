-- An instant as JSON carries it: UTC, milliseconds, as JavaScript's toISOString writes it, whatever the session's zone.
-- Guarantees: reads arguments only, stable because to_char is. Callable by everyone. Takes no lock.
create or replace function rules.instant_text(at timestamptz)
returns text
language sql
stable
parallel safe
as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

grant execute on function rules.instant_text(timestamptz) to public;
