-- How long an account is locked at a place after that many wrong passwords in a row: not before the fifth, then 30 s, doubling,
-- never more than 15 minutes. Who: inner functions of sign-in. Concurrency: none.
create or replace function app_private.lock_delay(p_failures integer) returns interval
language sql immutable
as $$
  select case when p_failures < 5 then interval '0'
    else make_interval(secs => least(30 * power(2, least(p_failures, 15) - 5), 900)) end
$$;
