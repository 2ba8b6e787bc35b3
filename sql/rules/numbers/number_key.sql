-- A printed or typed number as it is compared: a-48, A 048 and A٠٤٨ are the same. Letters of prefixes are Latin, so what
-- upper does to others is of no matter.
-- Guarantees: reads its argument only. Callable by everyone. Takes no lock.
create or replace function rules.number_key(typed text)
returns text
language sql
immutable
parallel safe
as $$
  select regexp_replace(
    regexp_replace(
      upper(translate(typed, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789') collate "C"), '[^A-Z0-9]', '', 'g'),
    '(^|[A-Z])0+([0-9])', '\1\2', 'g')
$$;

grant execute on function rules.number_key(text) to public;
