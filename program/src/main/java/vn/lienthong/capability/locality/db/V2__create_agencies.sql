create table locality_agency (
    id uuid primary key,
    kind text not null,
    unit_code text not null,
    parent_id uuid references locality_agency,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    version integer not null default 1
);
comment on table locality_agency is 'Bodies that plans and records name: offices, police, unions, banks.';
comment on column locality_agency.kind is 'Id in agency-kinds.tsv, or other.';
comment on column locality_agency.unit_code is 'The administrative unit it belongs to, read on the day in question; 00 is the country.';
comment on column locality_agency.version is 'Counts changes; a save that was begun on an older one is refused.';
create index locality_agency_unit on locality_agency (unit_code);

create table locality_agency_name (
    agency_id uuid not null references locality_agency on delete cascade,
    valid_from date not null,
    name text not null,
    folded text not null,
    act text,
    primary key (agency_id, valid_from)
);
comment on table locality_agency_name is 'Names by first day; a name holds until the next one.';
comment on column locality_agency_name.act is 'Number of the decision that gave the name, as written.';

create table locality_agency_alias (
    id uuid primary key,
    agency_id uuid not null references locality_agency on delete cascade,
    alias text not null,
    folded text not null,
    unique (agency_id, folded)
);
comment on table locality_agency_alias is 'Other ways in which documents write the agency.';

create table locality_agency_code (
    agency_id uuid not null references locality_agency on delete cascade,
    scheme text not null check (scheme in ('qcvn-102', 'qd-20', 'other')),
    code text not null,
    primary key (agency_id, scheme),
    unique (scheme, code)
);
comment on column locality_agency_code.scheme is 'qcvn-102: 000.00.00.H41; qd-20 (QĐ 20/2020/QĐ-TTg): H41.5.12';

create table locality_agency_successor (
    agency_id uuid not null references locality_agency on delete cascade,
    to_id uuid not null references locality_agency on delete cascade,
    on_day date not null,
    primary key (agency_id, to_id)
);
comment on table locality_agency_successor is 'Who took over when an agency ended; on_day is the first day of the successor''s duty.';

create table locality_revision (
    one boolean primary key default true check (one),
    number bigint not null
);
comment on table locality_revision is 'Counts every change of agencies, so that readers of names know when what they keep is old.';
insert into locality_revision (number) values (1);
