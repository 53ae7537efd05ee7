create table locality_imported (
    import_id uuid not null,
    number integer generated always as identity,
    kind text not null check (kind in ('agency', 'alias', 'code', 'post', 'staff', 'account')),
    agency_id uuid,
    made_id uuid,
    note text,
    primary key (import_id, number)
);
comment on table locality_imported is 'What a sheet brought in, in order, so that a stopped import can be taken back whole.';
comment on column locality_imported.note is 'The scheme, for a code.';

alter table locality_staff add column email text;
comment on column locality_staff.email is 'Address at work as a list of officers gave it; nothing confirms it.';

create index locality_agency_name_folded on locality_agency_name (folded);
create index locality_agency_alias_folded on locality_agency_alias (folded);
