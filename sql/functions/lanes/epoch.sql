-- The history that this database is on.
create or replace function app_private.epoch() returns integer
language sql stable
as $$ select max(e.ordinal) from app.epochs e $$;
