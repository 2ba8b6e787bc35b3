-- What is odd about an issue: its number, its hour, its day, the configuration that it was made under.
create or replace function app_private.issue_flags(c app_private.command, t app.tickets) returns text[]
language plpgsql stable
as $$
declare
  v_flags text[] := '{}';
  v_service record;
begin
  if t.letter is not null then
    -- The server always numbers with its letter: only elsewhere does a letter say that something was in doubt.
    v_flags := case when c.device_kind = 'server' then '{}' else array['spill'] end;
    if t.letter <> c.letter and c.device_kind in ('kiosk', 'tablet') then
      v_flags := v_flags || 'outside_grant'::text;
    end if;
  elsif c.device_kind = 'kiosk' and not app_private.is_in_lane(c.writer_id, c.branch_id, t.number_day, t.prefix, t.sequence_n) then
    v_flags := array['outside_grant'];
  elsif c.device_kind <> 'kiosk' and t.origin <> 'adopted' then
    -- Only kiosks hold lanes; what was adopted was printed by one.
    v_flags := array['outside_grant'];
  end if;
  select v.retired_at, v.rules into v_service from app.services v where v.id = t.service_id;
  if v_service.retired_at is not null then
    v_flags := v_flags || 'retired_service'::text;
  end if;
  v_flags := v_flags || app_private.opening_flags(c.branch_id, t.service_id, t.queued_at, t.queue_day, (v_service.rules ->> 'capacity_per_day')::integer);
  if c.config_version < c.config_present then
    v_flags := v_flags || 'old_configuration'::text;
  end if;
  if t.queue_day < c.today then
    v_flags := v_flags || 'day_closed'::text;
  end if;
  return v_flags;
end
$$;
