-- A command that was acknowledged before history was lost: what it came to is a fact now. A rejected one stays without
-- effect (its name becomes null); a call_next becomes the call of the ticket that it had taken.
create or replace function app_private.as_resent(c app_private.command) returns app_private.command
language plpgsql immutable
as $$
begin
  if c.prior_outcome ->> 'kind' <> 'applied' then
    c.name := null;
  elsif c.name = 'call_next' then
    c.name := 'call_ticket';
    c.args := jsonb_build_object('ticket_id', c.prior_outcome -> 'ticket_id', 'counter_id', c.args -> 'counter_id');
  end if;
  return c;
end
$$;
