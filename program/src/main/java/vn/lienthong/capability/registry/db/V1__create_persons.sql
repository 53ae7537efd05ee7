-- The big tables carry the unit of their person and no foreign keys: they are filled by COPY, and may one day be distributed by unit.

create table registry_origin (
    id int generated always as identity primary key,
    source text not null,
    legal_basis text not null,
    obtained_on date not null,
    unique (source, legal_basis, obtained_on)
);
comment on table registry_origin is 'Where values come from: source, legal basis, the day the locality got them';

create table registry_person (
    id uuid not null,
    unit text collate "C" not null,
    personal_id text collate "C",
    full_name text not null,
    name_key text collate "C" not null,
    birth_date date not null,
    birth_precision smallint not null,
    birth_year smallint not null,
    sex smallint not null,
    ethnicity text collate "C",
    religion text collate "C",
    nationality text collate "C",
    father_id uuid,
    father_name text,
    mother_id uuid,
    mother_name text,
    household_id uuid,
    relation smallint not null,
    status smallint not null,
    status_on date,
    card_kind smallint not null,
    card_state smallint not null,
    card_issued date,
    card_expires date,
    eid_level smallint not null,
    eid_state smallint not null,
    quality int not null,
    restricted boolean not null,
    invented boolean not null,
    origin int not null,
    version int not null,
    constraint registry_person_pkey primary key (id)
);
comment on table registry_person is 'Persons whom the locality lawfully holds; one row each, as things stand now';
comment on column registry_person.personal_id is '12 digits, leading zeros kept. Not unique: what was given twice is a flag, not an error';
comment on column registry_person.name_key is 'Words of the name without marks, sorted: how names are found in any order';
comment on column registry_person.birth_date is 'The day, or the first one of the month or year';
comment on column registry_person.birth_precision is '0 day, 1 month, 2 year: Person.Birth.Precision';
comment on column registry_person.quality is 'Bits of Person.Quality';
comment on column registry_person.origin is 'Where the row came from; single fields that came later stand in registry_field_origin';
comment on column registry_person.restricted is 'Whether a restriction holds: registry_restriction says which';

create table registry_household (
    id uuid not null,
    unit text collate "C" not null,
    head_id uuid,
    address text not null,
    constraint registry_household_pkey primary key (id)
);
comment on table registry_household is 'Households (hộ) of the residence register';

create table registry_residence (
    person_id uuid not null,
    unit text collate "C" not null,
    kind smallint not null,
    at_unit text collate "C" not null,
    address text not null,
    from_on date,
    until_on date,
    origin int not null
);
comment on table registry_residence is 'Where persons live and lived';
comment on column registry_residence.unit is 'Unit of the person, as in registry_person';
comment on column registry_residence.at_unit is 'Unit of the address';
comment on column registry_residence.kind is '0 permanent, 1 temporary, 2 current: Person.Residence.Kind';

create table registry_number (
    person_id uuid not null,
    unit text collate "C" not null,
    kind smallint not null,
    number text collate "C" not null
);
comment on table registry_number is 'Other numbers of persons: 0 the old 9 digits (several persons may have had one), 1 cancelled 12 digits';

create table registry_former_name (
    person_id uuid not null,
    unit text collate "C" not null,
    full_name text not null,
    name_key text collate "C" not null,
    until_on date,
    why text not null
);
comment on table registry_former_name is 'Earlier names';

create table registry_field_origin (
    person_id uuid not null,
    unit text collate "C" not null,
    field smallint not null,
    origin int not null,
    primary key (person_id, field)
);
comment on table registry_field_origin is 'Where single fields come from that did not come with the row';
comment on column registry_field_origin.field is 'Bit of PersonField';

create table registry_change (
    id uuid primary key,
    person_id uuid not null,
    unit text collate "C" not null,
    field smallint not null,
    old_value text,
    new_value text,
    at timestamptz not null,
    by_account uuid,
    correction_id uuid
);
comment on table registry_change is 'Every change of a person''s data; NĐ 154/2024/NĐ-CP article 13 wants the history kept';
create index registry_change_person on registry_change (person_id, at desc);

create index registry_person_number on registry_person (personal_id);
create index registry_person_number_end on registry_person (reverse(personal_id));
create index registry_person_name on registry_person (name_key, birth_year, unit);
create index registry_person_words on registry_person
    using gin (string_to_array(name_key || ' ' || birth_year::text || ' ' || unit, ' ')) with (fastupdate = off);
create index registry_person_unit on registry_person (unit, id);
create index registry_person_household on registry_person (household_id);
create index registry_household_unit on registry_household (unit, id);
create index registry_residence_person on registry_residence (person_id);
create index registry_number_number on registry_number (number);
create index registry_number_person on registry_number (person_id);
create index registry_former_name_name on registry_former_name (name_key);
create index registry_former_name_person on registry_former_name (person_id);
