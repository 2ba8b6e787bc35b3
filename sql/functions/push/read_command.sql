-- One command out of a batch: its header, its own time, the person behind it. A command sent again after lost history
-- (its seq was acknowledged by signature) is judged as the fact that it became.
create or replace function app_private.read_command(
  c app_private.command, w app.writers, p_item jsonb, p_resent_to_seq bigint
) returns app_private.command
language plpgsql stable
as $$
declare
  v_time record;
begin
  c.seq := (p_item ->> 'seq')::bigint;
  c.id := (p_item ->> 'id')::uuid;
  c.name := p_item ->> 'name';
  c.kind := p_item ->> 'kind';
  c.args := p_item -> 'args';
  c.config_version := (p_item ->> 'config_version')::integer;
  c.flags := '{}';
  c.age_ms := greatest((p_item ->> 'age_ms')::double precision,
    extract(epoch from c.received_at - (p_item ->> 'written_at')::timestamptz) * 1000);
  v_time := app_private.command_time(c.received_at, (p_item ->> 'age_ms')::double precision, (p_item ->> 'known_at')::timestamptz, w.last_occurred_at);
  c.occurred_at := v_time.occurred_at;
  if v_time.is_doubtful then
    c.flags := array['clock_doubt'];
  end if;
  if w.forked_from is not null and c.seq = 1 then
    -- Once is enough: it stands in the ledger where the copy began.
    c.flags := c.flags || 'forked_writer'::text;
  end if;
  c.prior_outcome := null;
  if c.seq <= p_resent_to_seq then
    c.prior_outcome := p_item -> 'outcome';
    if c.prior_outcome is not null then
      c.kind := 'fact';
      c.flags := c.flags || 'history_lost'::text;
    end if;
  end if;
  if c.session_id is distinct from (p_item ->> 'session')::uuid then
    c.session_id := (p_item ->> 'session')::uuid;
    c.staff_id := null;
  end if;
  if c.session_id is not null then
    c.staff_id := app_private.session_staff(c);
  end if;
  return c;
end
$$;
