-- A seq that was judged before: the same command id gets its stored outcome and the touched rows as they are now;
-- another id means that this database was copied or rolled back: forked, nothing is recorded.
create or replace function app_private.replay(w app.writers, p_item jsonb) returns app_private.judgement
language plpgsql
as $$
declare
  j app_private.judgement;
  k record;
begin
  j.touches_config := false;
  select l.id, l.name, l.outcome, l.ticket_ids, l.counter_ids into k
  from app.commands l where l.writer_id = w.id and l.seq = (p_item ->> 'seq')::bigint;
  if not found then
    -- Rare, so the archive's partitions and the pointers of a second writer may cost something.
    select l.id, l.name, l.outcome, l.ticket_ids, l.counter_ids into k
    from app.ledger l
    where l.writer_id = w.id and l.seq = (p_item ->> 'seq')::bigint
      or l.id = (select r.command_id from app.command_replays r where r.writer_id = w.id and r.seq = (p_item ->> 'seq')::bigint);
  end if;
  if k.id is distinct from (p_item ->> 'id')::uuid and k.id is distinct from app_private.stand_in_id(w.id, (p_item ->> 'id')::uuid) then
    j.outcome := '{"kind": "forked"}';
    return j;
  end if;
  j.outcome := k.outcome;
  j.touches_config := k.name = 'publish_configuration';
  if j.outcome ->> 'kind' = 'applied' then
    j.ticket_ids := k.ticket_ids;
    j.counter_ids := k.counter_ids;
  end if;
  return j;
end
$$;
