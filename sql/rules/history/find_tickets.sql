-- A branch's tickets of some days, the latest first, by whatever is known of them; what is null is not asked for.
-- p_number: digits alone are the number in its series, anything with a letter is how the printed number begins.
-- p_phone: the last digits of the phone. Without digits in it nobody is found, since nobody was asked for.
-- Guarantees: at most p_rows_max rows; reads app.tickets as the caller may, nothing else; the same on a device, where
-- app.tickets holds yesterday and today of its branch. A printed day more than a week off the day in the line is left out,
-- because the printed day is what the hot index knows (app_private.day_sums does likewise).
-- Who: the owner's functions on a server (no grant, because the table underneath has none), and devices. Takes no lock.
create or replace function rules.find_tickets(
  p_branch_id uuid, p_first_day date, p_last_day date, p_number text, p_phone text, p_states text[], p_service_ids uuid[],
  p_counter_id uuid, p_staff_id uuid, p_rows_max integer
)
returns table (
  ticket_id uuid, number text, queue_day date, service_id uuid, class_id uuid, state text, queued_at timestamptz,
  called_at timestamptz, started_at timestamptz, ended_at timestamptz, counter_id uuid, staff_id uuid
)
language sql
stable
as $$
  select
    t.id, t.number, t.queue_day, t.service_id, t.class_id, t.state, t.queued_at, t.called_at, t.started_at, t.ended_at,
    t.counter_id, t.staff_id
  from app.tickets t
  where t.branch_id = p_branch_id
    and t.queue_day between p_first_day and p_last_day
    and t.number_day between p_first_day - 7 and p_last_day + 7
    and case
      when p_number is null then true
      when rules.number_key(p_number) = '' then false
      when rules.number_key(p_number) !~ '[A-Z]' then t.sequence_n::text = rules.number_key(p_number)
      else starts_with(rules.number_key(t.number), rules.number_key(p_number))
    end
    and case
      when p_phone is null then true
      when rules.plain_digits(p_phone) = '' then false
      else right(rules.plain_digits(t.contact_phone), length(rules.plain_digits(p_phone))) = rules.plain_digits(p_phone)
    end
    and (p_states is null or t.state = any (p_states))
    and (p_service_ids is null or t.service_id = any (p_service_ids))
    and (p_counter_id is null or t.counter_id = p_counter_id)
    and (p_staff_id is null or t.staff_id = p_staff_id)
  order by t.queued_at desc, t.id desc
  limit greatest(p_rows_max, 0)
$$;
