-- A fact of a day that is over may open a ticket again for as long as its batch lasts; what is still open then expires.
create or replace function app_private.expire_touched(c app_private.command, p_ticket_ids uuid[]) returns void
language plpgsql
as $$
declare
  t app.tickets;
begin
  if c.kind is distinct from 'fact' then
    return;
  end if;
  for t in
    select k.* from (select * from app.tickets r where r.tenant_id = c.tenant_id and r.id = any (p_ticket_ids) offset 0) k
    where k.queue_day < c.today and k.state in ('waiting', 'called', 'serving', 'parked')
    order by k.id
  loop
    perform app_private.expire_ticket(t, c.received_at);
  end loop;
end
$$;
