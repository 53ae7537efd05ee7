create table registry_bulk (
    id uuid primary key,
    unit text collate "C" not null,
    purpose text not null,
    record_id text not null,
    fields bigint not null,
    reason text not null,
    state text not null,
    requested_by uuid not null,
    requested_by_name text not null,
    agency uuid,
    agency_name text not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    words text,
    job_id uuid,
    document_id uuid,
    rows int,
    made_at timestamptz
);
comment on table registry_bulk is 'Requests for lists of persons: asked, approved by another person, made by a job, handed out to who asked for a week';
comment on column registry_bulk.state is 'asked, approved, refused, making, made, gone';
comment on column registry_bulk.fields is 'Bits of PersonField: those asked for among those that the purpose may see';
create index registry_bulk_by on registry_bulk (requested_by, requested_at desc);
create index registry_bulk_unit on registry_bulk (unit, state);
create index registry_bulk_document on registry_bulk (document_id) where document_id is not null;
