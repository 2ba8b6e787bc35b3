-- The ticket that a lost call of this device (also under an earlier writer) took although the teller went on with another
-- one: back to its place in the line.
-- Only while that call still stands, and only for another ticket that there is. Answers the id of the ticket put back,
-- or null.
create or replace function app_private.put_back_instead(c app_private.command) returns uuid
language plpgsql
as $$
declare
  v_wanted uuid;
  t app.tickets;
begin
  if c.args ->> 'instead_of' is null then
    return null;
  end if;
  v_wanted := app_private.named_ticket_id(c);
  if v_wanted is null then
    return null;
  end if;
  -- Both rows in id order before either is changed.
  perform from app.tickets k
  where k.branch_id = c.branch_id and k.id in (v_wanted, (
    select (l.outcome ->> 'ticket_id')::uuid from app.commands l join app.writers w on w.id = l.writer_id
    where l.id = (c.args ->> 'instead_of')::uuid and w.device_id = c.device_id))
  order by k.id for no key update;
  select k.* into t from app.commands l
  join app.writers w on w.id = l.writer_id
  join app.tickets k on k.id = (l.outcome ->> 'ticket_id')::uuid
  where l.id = (c.args ->> 'instead_of')::uuid and w.device_id = c.device_id
    and k.state = 'called' and k.called_by_command = l.id and k.id is distinct from v_wanted;
  if not found then
    return null;
  end if;
  perform app_private.append_event(c, t, 'put_back', app_private.waiting_patch(), '{put_back}');
  return t.id;
end
$$;
