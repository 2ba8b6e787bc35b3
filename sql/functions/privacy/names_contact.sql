-- Whether a raw command holds a phone number or e-mail as a value, wherever in it: one that did not parse may carry it
-- under any name. Whole values only, so that nobody is found by a part of somebody else's.
create or replace function app_private.names_contact(p_raw jsonb, p_phone text, p_email text) returns boolean
language sql immutable
as $$
  select exists (
    select from jsonb_path_query(p_raw -> 'args', 'strict $.**') v
    where jsonb_typeof(v) in ('string', 'number')
      and (replace(v #>> '{}', ' ', '') = p_phone or lower(v #>> '{}') = lower(p_email)))
$$;
