-- The device that a scanned paper says it is of, if its branch has or had such a one and its key was not taken back: null
-- for every other, so that nobody's ticket is said to be of a device that has never been here.
-- Who: adopt_ticket. Raises: nothing. Concurrency: none.
create or replace function app_private.paper_device(c app_private.command) returns uuid
language sql stable
as $$
  select d.id from app.devices d
  where d.id = (c.args ->> 'issued_by')::uuid and d.branch_id = c.branch_id and d.status <> 'revoked'
$$;
