-- The digits of a text, as 0 to 9, whichever digits of the languages we speak it was typed with.
-- Guarantees: reads its argument only. Callable by everyone. Takes no lock.
create or replace function rules.plain_digits(typed text)
returns text
language sql
immutable
parallel safe
as $$
  select regexp_replace(translate(typed, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '[^0-9]', '', 'g')
$$;

grant execute on function rules.plain_digits(text) to public;
