-- Strips the arguments of every command that touched a ticket or named it in vain, in ledger and archive. Those that
-- touched it are known by its events; those in vain are looked for among the branch's commands of the time in which a
-- device may still have known the ticket. Answers how many. Concurrency: none needed; judged commands do not change.
create or replace function app_private.erase_commands(
  p_branch_id uuid, p_ids uuid[], p_number text, p_number_day date, p_queued_at timestamptz
) returns integer
language plpgsql
as $$
declare
  v_command_ids uuid[];
  v_hot integer;
  v_archived integer;
  v_days_known constant integer := 60;
begin
  select coalesce(array_agg(l.id), '{}') into v_command_ids from app.ledger l
  where l.branch_id = p_branch_id
    and l.recorded_at between p_queued_at - interval '1 day' and p_queued_at + make_interval(days => v_days_known)
    and (l.ticket_ids && p_ids or l.args ->> 'ticket_id' = any (p_ids::text[])
      or l.args ->> 'number' = p_number and l.args ->> 'number_day' = p_number_day::text);
  v_command_ids := v_command_ids || array(
    select e.command_id from app.ticket_event_history e where e.ticket_id = any (p_ids) and e.command_id is not null);
  -- Commands that name the ticket by its call.
  v_command_ids := v_command_ids || array(
    select l.id from app.ledger l
    where l.branch_id = p_branch_id
      and l.recorded_at between p_queued_at - interval '1 day' and p_queued_at + make_interval(days => v_days_known)
      and l.args ->> 'call' = any (v_command_ids::text[]));
  update app.commands k set args = app_private.without_personal(k.args) where k.id = any (v_command_ids);
  get diagnostics v_hot = row_count;
  update app.commands_archive k set args = app_private.without_personal(k.args) where k.id = any (v_command_ids);
  get diagnostics v_archived = row_count;
  return v_hot + v_archived;
end
$$;
