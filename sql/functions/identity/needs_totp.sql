-- Whether a tenant asks a second factor of this person that is not set up yet: then a session may do nothing else first.
-- Operators are the platform's admins. Whom an OIDC provider proved has its second factor, which is the provider's matter.
-- Who: inner functions of sign-in, in the tenant's transaction. Concurrency: none.
create or replace function app_private.needs_totp(f app.staff, p_method text) returns boolean
language sql stable
as $$
  select p_method is distinct from 'oidc' and f.role in ('admin', 'operator')
    and exists (select from app.tenant_security s where s.tenant_id = f.tenant_id and s.totp_for_admins)
    and not exists (select from app.staff_credentials c where c.staff_id = f.id and c.totp_at is not null)
$$;
