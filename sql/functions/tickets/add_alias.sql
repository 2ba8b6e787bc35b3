-- Another id under which a ticket is known from now on; its own id is none.
create or replace function app_private.add_alias(c app_private.command, p_alias_id uuid, p_ticket_id uuid) returns void
language sql
as $$
  insert into app.ticket_aliases (alias_id, tenant_id, branch_id, ticket_id, created_at)
  select p_alias_id, c.tenant_id, c.branch_id, p_ticket_id, c.received_at
  where p_alias_id <> p_ticket_id
  on conflict do nothing
$$;
