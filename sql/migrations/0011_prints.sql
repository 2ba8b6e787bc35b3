-- Whether a ticket's paper was given out by the server before is asked at each print: by what was noted about it.
create index audit_log_prints on app.audit_log (tenant_id, subject_id) where action = 'print_ticket';
