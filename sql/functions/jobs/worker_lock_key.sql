-- The second half of the advisory key under which a running worker is known; the first says what kind of key it is.
create or replace function app_private.worker_lock_key(p_worker_id text, out kind integer, out id integer)
language sql immutable
as $$ select 1112757075, hashtext(p_worker_id) $$;
