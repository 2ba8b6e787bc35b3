-- How the tenant wants people to join from afar (sync/SPEC.md AR1 to AR4). As it was, unless somebody says otherwise: no
-- proof of arrival, no reserved share, a warning shortly before closing, no class chosen on the web.
alter table app.tenant_settings
  add column web_arrival text not null default 'none' check (web_arrival in ('none', 'proof')),
  add column web_hold_minutes integer not null default 15 check (web_hold_minutes between 0 and 240),
  add column web_line_percent integer not null default 100 check (web_line_percent between 1 and 100),
  add column web_per_hour_max integer not null default 10000 check (web_per_hour_max between 1 and 10000),
  add column web_closing_rule text not null default 'warn' check (web_closing_rule in ('off', 'warn', 'refuse')),
  add column web_classes boolean not null default false;
