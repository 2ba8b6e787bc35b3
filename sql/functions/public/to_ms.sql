-- An instant as devices count it: milliseconds since 1970, with the microseconds as decimals.
create or replace function app_private.to_ms(p_at timestamptz) returns numeric
language sql stable
as $$ select extract(epoch from p_at) * 1000 $$;
