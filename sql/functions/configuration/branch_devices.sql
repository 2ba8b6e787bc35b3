-- A branch's devices as every device of it may know them: who signs paper, and whose letter stands in a number. Ended
-- ones stay for some days, because their paper does.
create or replace function app_private.branch_devices(p_branch_id uuid) returns jsonb
language sql stable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'name', d.name, 'public_key', d.public_key,
    'status', d.status, 'writers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'letter', w.letter) order by w.opened_at, w.id), '[]')
      from app.writers w
      where w.device_id = d.id and w.last_contact_at > app.now() - interval '30 days')) order by d.enrolled_at, d.id), '[]')
  from app.devices d
  where d.branch_id = p_branch_id and (d.status = 'active' or d.ended_at > app.now() - interval '7 days')
$$;
