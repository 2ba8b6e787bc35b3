-- The cell of the table state × command for this command, with refusals raised. A command that is sent again after
-- lost history is judged by its fact row where it has one; else its intent row applies where it can and records elsewhere.
-- Raises not_called where it names a call that came to nothing: facts that may do so look for that themselves, so that it
-- is a wish which the lost history had granted upon a call that this one refused.
create or replace function app_private.cell(c app_private.command, t app.tickets) returns app.ticket_transitions
language plpgsql
as $$
declare
  x app.ticket_transitions;
begin
  if t.id is null then
    perform app_private.refuse('not_called');
  end if;
  select * into x from app.ticket_transitions r where r.command = c.name and r.kind = c.kind and r.state = t.state;
  if not found and c.prior_outcome is not null then
    select * into strict x from app.ticket_transitions r where r.command = c.name and r.kind = 'intent' and r.state = t.state;
    if x.effect = 'reject' then
      x.effect := 'record';
      x.code := 'history_lost';
    end if;
  end if;
  if x.effect = 'reject' then
    perform app_private.refuse(x.code, jsonb_build_object('number', t.number, 'state', t.state, 'counter_id', t.counter_id));
  end if;
  -- A no-show is not open, so no day's close expires it; but no wish brings one back once its day is over, for nobody
  -- would ever call or expire it there.
  if t.state = 'no_show' and c.kind = 'intent' and t.queue_day < c.today then
    perform app_private.refuse('ticket_ended', jsonb_build_object('number', t.number, 'state', t.state));
  end if;
  -- What was said before the ticket's present call was said about another one: it does not take away from a second
  -- counter the customer who is standing there [T9]. What comes again after lost history had applied then.
  if x.effect = 'apply' and c.prior_outcome is null and t.state in ('called', 'serving') and c.occurred_at < t.called_at
    and c.name in ('park_ticket', 'mark_no_show', 'return_ticket', 'transfer_ticket', 'cancel_ticket', 'leave_queue') then
    -- A device's commands are in order: what it says behind its own call is about that call. (A condition of its own:
    -- beside a question to a table the ones above would be planned for each command.)
    if not exists (
      select from app.commands l join app.writers w on w.id = l.writer_id
      where l.id = t.called_by_command and w.device_id = c.device_id) then
      if c.kind = 'intent' then
        perform app_private.refuse('already_called', jsonb_build_object('number', t.number, 'counter_id', t.counter_id));
      end if;
      x.effect := 'record';
      x.code := 'double_call';
      x.next_state := null;
    end if;
  end if;
  -- A fact of another day than the ticket's does not bring an expired ticket back.
  if t.state = 'expired' and x.effect = 'apply' and x.next_state is not null and not app_private.lies_in_queue_day(c, t) then
    x.effect := 'record';
    x.code := 'already_ended';
    x.next_state := null;
  end if;
  return x;
end
$$;
