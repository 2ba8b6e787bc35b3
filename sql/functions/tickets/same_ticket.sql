-- The stored ticket that a draft means: by id, by alias, or the placeholder of its number. Locked. None: another ticket.
create or replace function app_private.same_ticket(c app_private.command, t app.tickets) returns app.tickets
language plpgsql
as $$
declare
  k app.tickets;
begin
  select * into k from app.tickets r where r.id = t.id and r.branch_id = c.branch_id for no key update;
  if not found then
    select r.* into k from app.ticket_aliases a join app.tickets r on r.id = a.ticket_id
    where a.alias_id = t.id and r.branch_id = c.branch_id for no key update of r;
  end if;
  if k.id is null then
    select * into k from app.tickets r
    where r.branch_id = c.branch_id and r.number_day = t.number_day and r.number = t.number
      and (r.is_placeholder or t.is_placeholder) for no key update;
  end if;
  return k;
end
$$;
