-- Minors by their parents, for citizens who act for their children. Nobody born before 2008 is a minor any more, so the indexes
-- stay small; the question names that year as well.
create index registry_person_father on registry_person (father_id) where father_id is not null and birth_year >= 2008;
create index registry_person_mother on registry_person (mother_id) where mother_id is not null and birth_year >= 2008;
