-- Gives the wish of whoever holds a ticket's secret, as the server: leaving, letting others pass, a word after the visit. The
-- caller makes p_id from the ticket and the page's own id, so that a repetition takes no second effect and no page gets the
-- answer of another command. Words are kept only where the tenant wants them. Answers {branch_id, outcome, stopped}.
-- Who: blesaf_api, for anybody. Raises: not_found (for whatever own_ticket does not open), not_allowed (another command),
-- too_many_commands (a ticket that has had more wishes than anybody has), and what app.push_own raises.
-- Concurrency: the server's writer of the branch, in push_own; the ticket itself is locked by the command.
create or replace function app.give_as_customer(p_tenant_id uuid, p_ticket_id uuid, p_secret text, p_name text, p_args jsonb, p_id uuid)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  t app.tickets;
  v_args jsonb := p_args;
  v_answer jsonb;
  v_wishes_max constant integer := 40;
begin
  perform app_private.enter(p_tenant_id);
  t := app_private.own_ticket(p_ticket_id, p_secret);
  if t.id is null then
    perform app_private.refuse('not_found');
  elsif p_name not in ('leave_queue', 'let_pass', 'give_feedback') then
    perform app_private.refuse('not_allowed');
  elsif (select count(*) from app.ticket_events e where e.tenant_id = p_tenant_id and e.ticket_id = t.id
      and e.what in ('left', 'let_pass', 'feedback')) >= v_wishes_max then
    perform app_private.refuse('too_many_commands');
  elsif not (select s.feedback_words from app.tenant_settings s where s.tenant_id = p_tenant_id) then
    v_args := v_args - 'text';
  end if;
  v_answer := app.push_own(p_tenant_id, t.branch_id, p_name, case p_name when 'give_feedback' then 'fact' else 'intent' end,
    v_args || jsonb_build_object('ticket_id', t.id), p_id);
  return jsonb_build_object('branch_id', t.branch_id, 'outcome', v_answer #> '{results,0,outcome}', 'stopped', v_answer -> 'stopped');
end
$$;
grant execute on function app.give_as_customer(uuid, uuid, text, text, jsonb, uuid) to blesaf_api;
