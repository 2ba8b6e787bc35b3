-- What a customer was told about the wait when the ticket was given, so that it can be compared with what came. Nullable: who
-- was told nothing has none, and so has every ticket from before.
alter table app.tickets add column quote jsonb;
alter table app.tickets_archive add column quote jsonb;
