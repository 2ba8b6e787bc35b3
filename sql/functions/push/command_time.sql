-- When a command happened, in server time: now − age, never before what the device knew of server time when it wrote
-- it, never before the writer's previous command, never after now. Doubt goes to the late side and is flagged.
create or replace function app_private.command_time(
  p_received_at timestamptz, p_age_ms double precision, p_known_at timestamptz, p_previous_at timestamptz,
  out occurred_at timestamptz, out is_doubtful boolean
)
language plpgsql immutable
as $$
begin
  is_doubtful := p_age_ms is null or p_age_ms < 0 or p_age_ms > 31622400000
    or coalesce(p_known_at > p_received_at + interval '1 minute', false);
  occurred_at := case
    when p_age_ms is null or p_age_ms < 0 or p_age_ms > 31622400000 then p_received_at
    else p_received_at - make_interval(secs => p_age_ms / 1000.0)
  end;
  if p_known_at <= p_received_at and occurred_at < p_known_at then
    is_doubtful := is_doubtful or occurred_at < p_known_at - interval '1 second';
    occurred_at := p_known_at;
  end if;
  -- Strictly later than the one before, where there is room: people whose true times are not known keep their order.
  if occurred_at <= p_previous_at then
    occurred_at := p_previous_at + interval '1 microsecond';
  end if;
  occurred_at := least(occurred_at, p_received_at);
end
$$;
