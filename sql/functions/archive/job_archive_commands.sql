-- Moves one batch of the ledger into the archive's months: what was recorded before the tickets of its time could be
-- archived, and two weeks more, since a device that comes late first asks the hot ledger. Writers keep last_seq, so a
-- line stays dense although its early rows are elsewhere. Arguments are stripped of personal data once more on the way.
-- Who: blesaf_worker. Answers how many went. Raises nothing of its own.
-- Concurrency: none needed, the ledger's rows do not change; of two batches at once one finds its rows gone.
-- Rows are found through (writer_id, seq): a writer's seq and time rise together.
create or replace function app.job_archive_commands(p_tenant_id uuid, p_commands_max integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_cutoff timestamptz;
  v_writer_id uuid;
  v_seqs bigint[];
  v_moved integer := 0;
  v_days_after_tickets constant integer := 14;
begin
  perform app_private.enter(p_tenant_id);
  v_cutoff := app.now() - make_interval(days => app_private.archive_days() + v_days_after_tickets);
  for v_writer_id in
    select w.id from app.writers w
    where (select c.recorded_at from app.commands c where c.writer_id = w.id order by c.seq limit 1) < v_cutoff
    order by w.id
  loop
    exit when v_moved >= p_commands_max;
    select array_agg(k.seq) into v_seqs from (
      select c.seq, c.recorded_at from app.commands c where c.writer_id = v_writer_id
      order by c.seq limit p_commands_max - v_moved
    ) k where k.recorded_at < v_cutoff;
    continue when v_seqs is null;
    perform app_private.make_partition('commands_archive', m.month)
    from (select distinct date_trunc('month', c.recorded_at)::date as month from app.commands c
      where c.writer_id = v_writer_id and c.seq = any (v_seqs)) m;
    with moved as (
      delete from app.commands c where c.writer_id = v_writer_id and c.seq = any (v_seqs) returning c.*
    )
    insert into app.commands_archive (
      writer_id, seq, id, tenant_id, branch_id, name, kind, args, session_id, staff_id, config_version,
      occurred_at, recorded_at, outcome, ticket_ids, counter_ids)
    select
      writer_id, seq, id, tenant_id, branch_id, name, kind, app_private.without_personal(args), session_id, staff_id,
      config_version, occurred_at, recorded_at, outcome, ticket_ids, counter_ids
    from moved;
    v_moved := v_moved + cardinality(v_seqs);
  end loop;
  return v_moved;
end
$$;
grant execute on function app.job_archive_commands(uuid, integer) to blesaf_worker;
