-- The flags with one more, once.
create or replace function app_private.with_flag(p_flags text[], p_flag text) returns text[]
language sql immutable
as $$ select case when p_flag = any (p_flags) then p_flags else p_flags || p_flag end $$;
