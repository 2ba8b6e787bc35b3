-- What waits in a branch for a person's decision, oldest first, without personal fields, a page at a time:
-- {rows: [...], after: the key of the last row, or null when there is no more}.
-- Who: blesaf_api, for a person with read_quarantine. Raises: those of enter_session. Concurrency: none, keyset paged.
create or replace function app.open_quarantine(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_after jsonb default null, p_limit integer default 50, p_origin jsonb default null
) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 200);
  v_rows jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_quarantine', p_branch_id, p_origin);
  select coalesce(jsonb_agg(to_jsonb(r) order by r.quarantined_at, r.writer_id, r.seq), '[]') into v_rows
  from (
    select q.writer_id, q.seq, q.command_id, q.name, q.raw ->> 'kind' as kind, q.reason, q.occurred_at, q.quarantined_at,
      d.id as device_id, d.kind as device_kind, d.name as device_name, app_private.quarantined_args(q.raw) as args,
      coalesce(k.can_be_fact, false) and not coalesce((q.raw ->> 'malformed')::boolean, false) as can_be_accepted
    from app.quarantine q
    join app.writers w on w.id = q.writer_id
    join app.devices d on d.id = w.device_id
    left join app.commands_known k on k.name = q.name
    where q.branch_id = p_branch_id and q.state = 'open'
      and (p_after is null or (q.quarantined_at, q.writer_id, q.seq)
        > ((p_after ->> 'quarantined_at')::timestamptz, (p_after ->> 'writer_id')::uuid, (p_after ->> 'seq')::bigint))
    order by q.quarantined_at, q.writer_id, q.seq
    limit v_limit + 1
  ) r;
  if jsonb_array_length(v_rows) > v_limit then
    v_rows := v_rows - v_limit;
    return jsonb_build_object('rows', v_rows, 'after', jsonb_build_object('quarantined_at', v_rows -> -1 -> 'quarantined_at',
      'writer_id', v_rows -> -1 -> 'writer_id', 'seq', v_rows -> -1 -> 'seq'));
  end if;
  return jsonb_build_object('rows', v_rows, 'after', null);
end
$$;
grant execute on function app.open_quarantine(uuid, uuid, uuid, jsonb, integer, jsonb) to blesaf_api;
