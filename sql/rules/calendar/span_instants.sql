-- The instants that wall-clock spans ([{"from", "to"}]) of a day cover in a zone; touching spans become one, empty and
-- backward ones hold nothing.
-- Guarantees: reads arguments only, stable as rules.wall_instant is. Callable by everyone. Takes no lock.
-- Raises what rules.wall_instant raises.
create or replace function rules.span_instants(spans jsonb, day date, zone text)
returns tstzmultirange
language sql
stable
parallel safe
as $$
  select coalesce(range_agg(tstzrange(i.from_at, i.to_at)) filter (where i.from_at < i.to_at), '{}')
  from jsonb_array_elements(spans) as e (span)
  cross join lateral (
    select
      rules.wall_instant(span_instants.day, e.span ->> 'from', zone),
      rules.wall_instant(span_instants.day, e.span ->> 'to', zone)
  ) as i (from_at, to_at)
$$;

grant execute on function rules.span_instants(jsonb, date, text) to public;
