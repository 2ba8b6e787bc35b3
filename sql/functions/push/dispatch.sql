-- Runs the one function of a command. The names stand in order of how often they are given; a name that is not here
-- cannot be reached, whatever the ledger of known commands says (a test compares the two).
create or replace function app_private.dispatch(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  e app_private.effect;
begin
  if c.prior_outcome is not null then
    if c.name = 'call_next' and c.prior_outcome ? 'ticket_id' then
      perform app_private.rebuild_called(c);
    end if;
    c := app_private.as_resent(c);
    if c.name is null then
      e.flags := '{no_effect}';
      return e;
    end if;
  elsif c.staff_id is null and c.device_kind in ('tablet', 'console') then
    e.flags := array['unattributed'];
  end if;
  case c.name
    when 'call_next' then return app_private.call_next(c);
    when 'issue_ticket' then return app_private.flagged(e.flags, app_private.issue_ticket(c));
    when 'start_service' then return app_private.flagged(e.flags, app_private.start_service(c));
    when 'complete_service' then return app_private.flagged(e.flags, app_private.complete_service(c));
    when 'call_ticket' then return app_private.flagged(e.flags, app_private.call_ticket(c));
    when 'mark_no_show' then return app_private.flagged(e.flags, app_private.mark_no_show(c));
    when 'recall_ticket' then return app_private.recall_ticket(c);
    when 'park_ticket' then return app_private.flagged(e.flags, app_private.park_ticket(c));
    when 'return_ticket' then return app_private.return_ticket(c);
    when 'transfer_ticket' then return app_private.transfer_ticket(c);
    when 'add_leg' then return app_private.add_leg(c);
    when 'undo_command' then return app_private.undo_command(c);
    when 'cancel_ticket' then return app_private.cancel_ticket(c);
    when 'reinstate_ticket' then return app_private.reinstate_ticket(c);
    when 'note_ticket' then return app_private.flagged(e.flags, app_private.note_ticket(c));
    when 'leave_queue' then return app_private.leave_queue(c);
    when 'let_pass' then return app_private.let_pass(c);
    when 'give_feedback' then return app_private.flagged(e.flags, app_private.give_feedback(c));
    when 'open_counter' then return app_private.flagged(e.flags, app_private.open_counter(c));
    when 'pause_counter' then return app_private.flagged(e.flags, app_private.pause_counter(c));
    when 'close_counter' then return app_private.flagged(e.flags, app_private.close_counter(c));
    when 'adopt_ticket' then return app_private.flagged(e.flags, app_private.adopt_ticket(c));
    when 'check_in_appointment' then return app_private.flagged(e.flags, app_private.check_in_appointment(c));
    when 'make_appointment' then return app_private.make_appointment(c);
    when 'move_appointment' then return app_private.move_appointment(c);
    when 'cancel_appointment' then return app_private.cancel_appointment(c);
    when 'check_in_web' then return app_private.check_in_web(c);
    when 'confirm_arrival' then return app_private.flagged(e.flags, app_private.confirm_arrival(c));
    when 'accept_quarantined' then return app_private.accept_quarantined(c);
    when 'discard_quarantined' then return app_private.discard_quarantined(c);
    when 'acknowledge_split' then return app_private.acknowledge_split(c);
    when 'publish_configuration' then return app_private.publish_configuration(c);
    else
      perform app_private.refuse('malformed', jsonb_build_object('field', 'name'));
  end case;
  return e;
end
$$;
