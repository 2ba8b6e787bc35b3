-- Erases contact and note of up to p_max tickets whose time for them is over (private_until has said when). Each erasure
-- is an event, so that every replica loses the fields too. Answers how many. Concurrency: rows by id, no key update,
-- skip locked.
create or replace function app_private.erase_expired_tickets(p_max integer) returns integer
language plpgsql
as $$
declare
  c app_private.command;
  t app.tickets;
  v_erased integer := 0;
begin
  c.occurred_at := app.now();
  c.received_at := c.occurred_at;
  for t in
    select * from app.tickets k
    where k.id in (
        select x.id from app.tickets x
        where x.contact_expires_at <= c.occurred_at
        limit p_max)
    order by k.id for no key update skip locked
  loop
    perform app_private.append_event(c, t, 'erased', '{}', '{}', null, app_private.erased_fields());
    v_erased := v_erased + 1;
  end loop;
  return v_erased;
end
$$;
