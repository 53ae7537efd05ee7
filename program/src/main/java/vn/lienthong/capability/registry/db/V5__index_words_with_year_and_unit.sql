-- Words of the name alone, with the year of birth ("an1990") and with the unit ("an99001"): measured at four million persons, lists of
-- the last two are short where those of a word or a year alone are long.
drop index registry_person_words;
create index registry_person_words on registry_person using gin (
    string_to_array(
        name_key || ' ' || replace(name_key, ' ', birth_year::text || ' ') || birth_year::text
            || ' ' || replace(name_key, ' ', unit || ' ') || unit, ' ')) with (fastupdate = off);
