-- The id under which the ledger keeps a command whose own id is another device's: always the same for the same command,
-- so that a replay is known as one.
create or replace function app_private.stand_in_id(p_writer_id uuid, p_command_id uuid) returns uuid
language sql immutable
as $$ select md5(p_writer_id::text || p_command_id::text)::uuid $$;
