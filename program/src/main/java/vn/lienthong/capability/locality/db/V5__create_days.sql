create table locality_day (
    day date not null,
    origin text not null check (origin in ('shipped', 'own')),
    working boolean not null,
    reason text not null,
    decision text,
    source text,
    primary key (day, origin)
);
comment on table locality_day is 'Days that are worked or off against the rule of holidays: swaps, make-up days, days off by decision.';
comment on column locality_day.origin is 'shipped rows come with the program and are replaced with it; an own row wins over a shipped one.';
comment on column locality_day.decision is 'Number of the decision, as written.';
comment on column locality_day.source is 'Where a shipped row is known from and how surely.';

create table locality_day_year (
    year integer not null,
    origin text not null check (origin in ('shipped', 'own')),
    tet_before integer not null check (tet_before between 0 and 4),
    national_after boolean not null,
    decision text,
    source text,
    primary key (year, origin)
);
comment on table locality_day_year is 'What the law leaves to a yearly decision: Labour Code 2019 Art. 112 clause 3.';
comment on column locality_day_year.tet_before is 'How many of the five days of Tết lie before its first day.';
comment on column locality_day_year.national_after is 'Whether 3 September is off beside 2 September, and not 1 September.';

create table locality_day_stamp (
    one boolean primary key default true check (one),
    stamp uuid not null,
    shipped text not null
);
comment on table locality_day_stamp is 'Drawn anew with each change of the days, so that readers know when what they keep is old; shipped: hash of the data files.';
insert into locality_day_stamp (stamp, shipped) values (gen_random_uuid(), '');
