create table registry_correction (
    id uuid primary key,
    person_id uuid not null,
    unit text collate "C" not null,
    field smallint not null,
    old_value text,
    new_value text not null,
    reason text not null,
    document_id uuid,
    state text not null,
    proposed_by uuid not null,
    proposed_by_name text not null,
    agency uuid,
    agency_name text not null,
    proposed_at timestamptz not null,
    due_on date not null,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    words text
);
comment on table registry_correction is 'Proposals to correct a person''s data; the commune police of the residence decides within two working days (NĐ 70/2024/NĐ-CP article 9, TT 117/2026/TT-BCA article 8)';
comment on column registry_correction.old_value is 'As it stood when the decision was made; empty until then';
comment on column registry_correction.field is 'Bit of PersonField';
comment on column registry_correction.state is 'open, accepted, refused';
create index registry_correction_open on registry_correction (unit, due_on) where state = 'open';
create index registry_correction_person on registry_correction (person_id);
create index registry_correction_document on registry_correction (document_id) where document_id is not null;
