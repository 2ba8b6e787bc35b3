-- An effect with the flags that its command already bore.
create or replace function app_private.flagged(p_flags text[], e app_private.effect) returns app_private.effect
language plpgsql immutable
as $$
begin
  e.flags := coalesce(p_flags, '{}') || coalesce(e.flags, '{}');
  return e;
end
$$;
