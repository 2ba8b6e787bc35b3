-- Why: a phone may ask to be told that its ticket is called, and a tenant may not want words beside the rating of a visit.
-- Beside a running version: it writes neither the table nor the column, and its tickets have no subscription to delete.
alter table app.tenant_settings add column feedback_words boolean not null default true;

-- Where one ticket's "it is your turn" is sent to. What the browser gave (address and keys of its push service) is sealed by
-- the installation's secret: a stolen copy of the database reaches no phone. The digest tells one browser from another.
create table app.push_subscriptions (
  tenant_id uuid not null references app.tenants,
  ticket_id uuid not null,
  endpoint_digest text not null check (length(endpoint_digest) = 43),
  sealed text not null check (length(sealed) <= 4000),
  language text not null check (language in ('ar', 'fr', 'en')),
  created_at timestamptz not null,
  -- No foreign key to the ticket: an insert would lock the row that call_next wants.
  primary key (tenant_id, ticket_id, endpoint_digest)
);
alter table app.push_subscriptions enable row level security;
alter table app.push_subscriptions force row level security;
create policy tenant on app.push_subscriptions
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- No grant to anybody: it is written and read by functions, which are the owner's.

-- A subscription ends with its ticket, in the same transaction, whatever ended it.
create function app_private.end_push_subscriptions() returns trigger language plpgsql as $$
begin
  delete from app.push_subscriptions s where s.tenant_id = old.tenant_id and s.ticket_id = old.id;
  return null;
end
$$;
create trigger end_push_subscriptions after update of state on app.tickets for each row
  when (new.state in ('completed', 'cancelled', 'expired') and new.state is distinct from old.state)
  execute function app_private.end_push_subscriptions();
create trigger end_push_subscriptions_gone after delete on app.tickets for each row
  execute function app_private.end_push_subscriptions();
