-- How long an account is locked at a place after that many wrong passwords in a row: not before the fifth, then 30 s, doubling,
-- never more than 15 minutes. Answers until when; -infinity while there is no lock, since of two tries at one moment the one
-- that is counted second may have begun first. Who: inner functions of sign-in. Concurrency: none.
create or replace function app_private.locked_until(p_failures integer, p_now timestamptz) returns timestamptz
language sql immutable
as $$
  select case when p_failures < 5 then '-infinity'
    else p_now + make_interval(secs => least(30 * power(2, least(p_failures, 15) - 5), 900)) end
$$;
