-- The commands of the ledger, hot or archived, that touched one of the tickets or appointments or named it in vain: by
-- id, by printed number (`branch number day`), by the call that took it. Events lead to those that touched a ticket; the
-- others are looked for among the branches' commands of the time in which a device may have known it.
create or replace function app_private.commands_about(
  p_branch_ids uuid[], p_ids uuid[], p_numbers text[], p_from timestamptz, p_to timestamptz
) returns uuid[]
language plpgsql stable
as $$
declare
  v_ids uuid[];
begin
  v_ids := array(
    select l.id from app.ledger l
    where l.branch_id = any (p_branch_ids) and l.recorded_at between p_from and p_to
      and (l.ticket_ids && p_ids or l.args ->> 'ticket_id' = any (p_ids::text[]) or l.args ->> 'appointment_id' = any (p_ids::text[])
        or concat_ws(' ', l.branch_id, l.args ->> 'number', l.args ->> 'number_day') = any (p_numbers)));
  v_ids := v_ids || array(
    select e.command_id from app.ticket_event_history e where e.ticket_id = any (p_ids) and e.command_id is not null);
  return v_ids || array(
    select l.id from app.ledger l
    where l.branch_id = any (p_branch_ids) and l.recorded_at between p_from and p_to and l.args ->> 'call' = any (v_ids::text[]));
end
$$;
