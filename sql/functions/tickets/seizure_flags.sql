-- What is odd about a counter serving this ticket now: nobody had called it, or another counter had.
create or replace function app_private.seizure_flags(t app.tickets, p_counter_id uuid) returns text[]
language sql immutable
as $$
  select case
    when t.state in ('called', 'serving') and t.counter_id is distinct from p_counter_id then array['took_over']
    when t.state in ('waiting', 'parked') then array['implied_call']
    when t.state in ('cancelled', 'expired') then array['already_ended']
    else '{}'::text[]
  end
$$;
