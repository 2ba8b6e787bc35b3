-- A command that was acknowledged before history was lost: what it came to is a fact now. A wish that was not granted
-- stays without effect (its name becomes null); a call_next becomes the call of the ticket that it had taken. A fact is
-- what it was, and one that stood in quarantine, which was lost too, is judged anew.
create or replace function app_private.as_resent(c app_private.command) returns app_private.command
language plpgsql stable
as $$
begin
  if c.prior_outcome ->> 'kind' <> 'applied' then
    if c.prior_outcome ->> 'kind' <> 'rejected' and exists (select from app.commands_known k where k.name = c.name and k.can_be_fact) then
      c.prior_outcome := null;
    else
      c.name := null;
    end if;
  elsif c.name = 'call_next' then
    c.name := 'call_ticket';
    c.args := jsonb_build_object('ticket_id', c.prior_outcome -> 'ticket_id', 'counter_id', c.args -> 'counter_id');
  end if;
  return c;
end
$$;
