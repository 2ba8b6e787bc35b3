-- Judges a run of commands of one writer, in order, in one transaction: an intent alone, or a run of facts.
-- Guarantees: each command takes effect at most once and has one outcome for good (I5); last_seq has no gap (I6); a
-- command that cannot be taken does not block the next.
-- Who: blesaf_api, for an authenticated device. Raises: writer_unknown, epoch_changed, sequence_gap, and transient errors
-- as they are.
-- p_acknowledged, {epoch, seq}: what the device holds our signature for. Of an older epoch it is how far commands come
-- again after lost history; of this one and beyond last_seq it proves that history was lost (epoch_changed, `is_lost`).
-- p_is_more: the device has commands behind these. The writer has reported in the present epoch once a run without more
-- was judged to its end: numbers that still wait in an outbox may be of the lanes that the lost history had given.
-- Concurrency: the writer's row is locked first, then all tickets of the run by id, then counters.
-- Answers {last_seq, stopped, results: [{seq, id, outcome}], rows: {tickets, counters, branch_config}}; `stopped` holds
-- the SQLSTATE of an unexpected error: the commands before it stand, the server counts it in a transaction of its own.
create or replace function app.push(
  p_tenant_id uuid, p_device_id uuid, p_writer_id uuid, p_commands jsonb, p_epoch integer default null, p_acknowledged jsonb default null,
  p_is_more boolean default false
) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  w app.writers;
  c app_private.command;
  v_item jsonb;
  v_judged app_private.judgement;
  v_results jsonb[] := '{}';
  v_stopped text;
  v_ticket_ids uuid[] := '{}';
  v_counter_ids uuid[] := '{}';
  v_touches_config boolean := false;
  v_epoch integer := app_private.epoch();
  v_resent_to_seq bigint;
  v_recorded_seq bigint;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  w := app_private.lock_writer(p_device_id, p_writer_id);
  v_recorded_seq := w.last_seq;
  v_resent_to_seq := app_private.check_epoch(w, v_epoch, p_epoch, p_acknowledged);
  c := app_private.command_frame(w);
  if jsonb_array_length(p_commands) > 1 then
    perform app_private.lock_run(c, w.last_seq, p_commands);
  end if;
  for v_item in select i.value from jsonb_array_elements(p_commands) i loop
    if (v_item ->> 'seq')::bigint > w.last_seq + 1 then
      perform app_private.refuse('sequence_gap', jsonb_build_object('last_seq', v_recorded_seq));
    elsif (v_item ->> 'seq')::bigint <= w.last_seq then
      v_judged := app_private.replay(w, v_item);
    else
      c := app_private.read_command(c, w, v_item, v_resent_to_seq);
      v_judged := app_private.judge(c, w, v_item);
      if v_judged.failed is null and v_judged.outcome ->> 'kind' <> 'retry' then
        w.last_seq := c.seq;
        w.last_occurred_at := c.occurred_at;
        w.hour_commands := w.hour_commands + 1;
      end if;
    end if;
    v_stopped := v_judged.failed;
    exit when v_stopped is not null;
    v_results := v_results || jsonb_build_object('seq', v_item -> 'seq', 'id', v_item -> 'id', 'outcome', v_judged.outcome);
    exit when v_judged.outcome ->> 'kind' in ('forked', 'retry');
    v_ticket_ids := v_ticket_ids || v_judged.ticket_ids;
    v_counter_ids := v_counter_ids || v_judged.counter_ids;
    v_touches_config := v_touches_config or v_judged.touches_config;
  end loop;
  perform app_private.expire_touched(c, v_ticket_ids);
  update app.writers set last_seq = w.last_seq, last_occurred_at = w.last_occurred_at, last_contact_at = c.received_at,
    hour_started_at = w.hour_started_at, hour_commands = w.hour_commands,
    -- The server's own writer has nobody to report to: it enters the epoch with a new letter (letter_of_epoch).
    epoch = case
      when p_is_more or v_stopped is not null or v_judged.outcome ->> 'kind' in ('forked', 'retry') then epoch
      when w.last_seq >= v_resent_to_seq and c.device_kind <> 'server' then v_epoch
      else epoch
    end,
    forked_at = coalesce(forked_at, case when v_judged.outcome ->> 'kind' = 'forked' then c.received_at end)
  where id = w.id;
  return json_build_object('epoch', v_epoch, 'server_time', c.received_at, 'device_kind', c.device_kind, 'letter', w.letter,
    'last_seq', w.last_seq, 'stopped', v_stopped, 'results', array_to_json(v_results),
    'rows', app_private.written_rows(c, v_ticket_ids, v_counter_ids, v_touches_config));
end
$$;
grant execute on function app.push(uuid, uuid, uuid, jsonb, integer, jsonb, boolean) to blesaf_api;
