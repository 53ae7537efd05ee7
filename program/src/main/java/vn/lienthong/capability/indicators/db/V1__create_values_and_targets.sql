create table indicators_value (
    id          uuid primary key,
    indicator   text not null,
    unit_code   text not null,
    agency_id   uuid,
    kind        text not null check (kind in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
    period      text not null,
    first_day   date not null,
    last_day    date not null,
    dimensions  text not null default '',
    numerator   numeric,
    denominator numeric,
    as_of       timestamptz not null,
    restated    int not null default 0
);
comment on table indicators_value is 'Named numbers by place, period and part, as they stand now';
comment on column indicators_value.agency_id is 'Null for the unit as a whole';
comment on column indicators_value.period is 'Code of the period, such as 2026-11 or, closing on the 14th, 2026-11.14';
comment on column indicators_value.dimensions is 'name=code pairs in order, with semicolons; empty for the whole';
comment on column indicators_value.numerator is 'Null while unknown, which is not nought';
comment on column indicators_value.as_of is 'When the records were looked at';
comment on column indicators_value.restated is 'Changes after the period had ended';
create unique index indicators_value_cell on indicators_value
    (indicator, period, unit_code, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), dimensions);
create index indicators_value_series on indicators_value (indicator, unit_code, agency_id, kind, last_day desc);

create table indicators_earlier (
    value_id    uuid not null references indicators_value,
    numerator   numeric,
    denominator numeric,
    as_of       timestamptz not null,
    replaced_at timestamptz not null,
    restated    boolean not null
);
comment on table indicators_earlier is 'What a value was before: its last state of each day while its period ran, every state since';
comment on column indicators_earlier.restated is 'Whether the period had ended when it was replaced';
create index indicators_earlier_value on indicators_earlier (value_id, as_of desc);

create table indicators_target (
    id        uuid primary key,
    indicator text not null,
    unit_code text not null,
    agency_id uuid,
    amount    numeric not null,
    due       date not null,
    margin    numeric not null check (margin >= 0),
    basis     text not null default '',
    version   int not null default 1
);
comment on table indicators_target is 'What a place wants to have reached by a day';
comment on column indicators_target.margin is 'How far a value may fall short and still be amber';
create unique index indicators_target_place on indicators_target
    (indicator, unit_code, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), due);
create index indicators_value_place on indicators_value (unit_code, agency_id, last_day) where dimensions = '';
