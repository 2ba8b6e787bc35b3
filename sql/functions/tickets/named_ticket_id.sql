-- The id of the ticket that a command names, by whichever of its names, without a lock and whether or not it exists.
create or replace function app_private.named_ticket_id(c app_private.command) returns uuid
language sql stable
as $$
  select coalesce(
    (select a.ticket_id from app.ticket_aliases a where a.alias_id = (c.args ->> 'ticket_id')::uuid and a.branch_id = c.branch_id),
    (c.args ->> 'ticket_id')::uuid,
    (select (l.outcome ->> 'ticket_id')::uuid from app.commands l where l.id = (c.args ->> 'call')::uuid and l.branch_id = c.branch_id),
    (select k.id from app.tickets k
      where k.branch_id = c.branch_id and k.number_day = (c.args ->> 'number_day')::date and k.number = c.args ->> 'number'))
$$;
