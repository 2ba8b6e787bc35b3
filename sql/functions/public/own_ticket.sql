-- The ticket that a secret opens, by its id or another id of a merged one; a row of nulls for every other secret, ticket or
-- tenant, after the same two index steps. Only the secret's digest is kept, and comparing that says nothing of how much of a
-- guess was right. Who: the functions of a customer's page, behind app_private.enter. Concurrency: none; it locks nothing.
create or replace function app_private.own_ticket(p_ticket_id uuid, p_secret text) returns app.tickets
language plpgsql stable
as $$
declare
  t app.tickets;
begin
  select k.* into t from app.tickets k
  where k.id = coalesce((select a.ticket_id from app.ticket_aliases a where a.alias_id = p_ticket_id), p_ticket_id);
  if t.secret_digest is null or t.secret_digest is distinct from app_private.secret_digest(p_secret) then
    return null;
  end if;
  return t;
end
$$;
