-- A command's arguments without what may tell of a person or is secret. What is not an object of named fields is kept
-- back whole: nobody knows what is in it.
create or replace function app_private.without_personal(p_args jsonb) returns jsonb
language sql immutable
as $$
  select case jsonb_typeof(p_args) when 'object' then p_args - '{contact,secret,text,note,reason,answers}'::text[] else '{}' end
$$;
