-- Whether a person has had fewer than three reset links within the hour: nobody's box is filled by strangers who ask.
-- Who: inner functions. Concurrency: none here; job_send_link asks again with the person's row held.
create or replace function app_private.may_have_reset_link(p_staff_id uuid) returns boolean
language sql stable
as $$
  select count(*) < 3 from app.password_links l
  where l.staff_id = p_staff_id and l.purpose = 'reset' and l.created_at > app.now() - interval '1 hour'
$$;
