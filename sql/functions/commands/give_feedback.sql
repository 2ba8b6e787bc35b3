-- One tap after the visit; the words, if any, are private and stay until the ticket is archived: they are for the branch
-- to read, and the visit is over already. Raises: unknown_reference.
create or replace function app_private.give_feedback(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  x := app_private.cell(c, t);
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  end if;
  perform app_private.append_event(c, t, 'feedback', jsonb_build_object('feedback_score', (c.args ->> 'score')::integer), '{}', null,
    case when c.args ? 'text' then jsonb_build_object('feedback_text', c.args ->> 'text') else '{}' end);
  return app_private.on_ticket(t.id);
end
$$;
