-- A person as those are told who may manage people: nothing of what proves them but that it is there.
-- Who: inner functions. Concurrency: none.
create or replace function app_private.person_answer(s app.staff) returns jsonb
language sql stable
as $$
  select jsonb_build_object('id', s.id, 'name', s.name, 'email', s.email, 'role', s.role, 'active', s.active,
    'language', s.language, 'version', s.version, 'created_at', rules.instant_text(s.created_at),
    'branch_ids', array(select b.branch_id from app.staff_branches b where b.staff_id = s.id order by b.branch_id),
    'has_password', exists (select from app.staff_credentials c where c.staff_id = s.id and c.password_hash is not null),
    'has_second_factor', exists (select from app.staff_credentials c where c.staff_id = s.id and c.totp_sealed is not null))
$$;
