-- Gives one try back that was neither right nor wrong (a right password without its code): the wrong ones before it stay
-- counted, or whoever has the password could forget their guesses at the code. Its lock ends with it: the one before was over
-- when the try was taken, and the code may follow at once. Who: blesaf_api. Concurrency: the key's row.
create or replace function app.give_try_back(p_key text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update app_private.sign_in_locks l
  set failures = greatest(l.failures - 1, 0), locked_until = '-infinity'
  where l.key = p_key
$$;
grant execute on function app.give_try_back(text) to blesaf_api;
