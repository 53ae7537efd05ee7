create table locality_unit (
    code text not null check (code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    tier text not null check (tier in ('country', 'province', 'district', 'commune')),
    kind text not null,
    name text not null,
    folded text not null,
    parent_code text,
    act text,
    end_act text,
    doubt text check (doubt in ('from', 'to', 'from+to')),
    origin text not null check (origin in ('official', 'demo')),
    primary key (code, valid_from)
);
comment on table locality_unit is 'Dated versions of administrative units. A code without a day is ambiguous after 1 July 2025.';
comment on column locality_unit.folded is 'The name as it is searched: lower case, without marks.';
comment on column locality_unit.parent_code is 'The unit above, read on the same day; none for a province.';
comment on column locality_unit.act is 'Id in locality_act of the act that made this version; end_act: of the one that ended it.';
comment on column locality_unit.doubt is 'Which of the two days is only about right, because the sources show no day.';
comment on column locality_unit.origin is 'Official rows are replaced whole when the data files change; demo rows are invented.';
create index locality_unit_parent on locality_unit (parent_code, valid_from);

create table locality_unit_successor (
    code text not null,
    valid_from date not null,
    to_code text not null,
    to_valid_from date not null,
    origin text not null,
    primary key (code, valid_from, to_code, to_valid_from)
);
comment on table locality_unit_successor is 'What a unit version became; many to many. A district leads to the communes of its place.';
create index locality_unit_predecessor on locality_unit_successor (to_code, to_valid_from);

create table locality_act (
    id text primary key,
    number text not null,
    dated date,
    subject text not null,
    origin text not null
);
comment on table locality_act is 'Legal acts that made or ended units.';

create table locality_facts (
    one boolean primary key default true check (one),
    stamp text not null
);
comment on table locality_facts is 'Hash of the data files that the official units were loaded from.';
