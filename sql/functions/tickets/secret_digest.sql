-- What is kept of the secret that opens a customer's page. Without salt or work: a secret is 96 random bits or more, so
-- that nobody tries them all, and its holder's page is asked for often. Null for none.
-- Stable like what it calls, so that it is computed in place.
create or replace function app_private.secret_digest(p_secret text) returns bytea
language sql stable
as $$ select sha256(convert_to(nullif(p_secret, ''), 'UTF8')) $$;
