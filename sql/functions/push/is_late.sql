-- Whether a command reached us noticeably after it had happened: a device that was away, not a slow network.
create or replace function app_private.is_late(c app_private.command) returns boolean
language sql immutable
as $$ select c.received_at - c.occurred_at > interval '60 seconds' $$;
