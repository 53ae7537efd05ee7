create table processing_processor (
    id uuid primary key,
    agency uuid not null,
    agency_name text not null,
    role text not null check (role in ('processor', 'recipient')),
    name text not null,
    contact text not null,
    service text not null,
    data text not null,
    place text not null check (place in ('here', 'vietnam', 'abroad')),
    contract text not null,
    below text not null,
    measures text not null,
    from_on date not null,
    until_on date,
    changed_at timestamptz not null,
    changed_by uuid not null,
    version int not null
);
comment on table processing_processor is 'Processors and recipients of personal data besides the agency; ended ones stay';
create index processing_processor_agency on processing_processor (agency, name);

create table processing_assessment (
    id uuid primary key,
    agency uuid not null,
    agency_name text not null,
    number int not null,
    made_on date not null,
    made_by uuid not null,
    made_by_name text not null,
    contact text not null,
    scope text not null,
    impact text not null,
    measures text not null,
    known text not null,
    document uuid not null,
    due_on date not null,
    unique (agency, number)
);
comment on table processing_assessment is 'Impact assessments as they were made; never changed, the next one replaces them';
comment on column processing_assessment.known is 'What the program did then, a line each, for showing what has changed since';
comment on column processing_assessment.document is 'The paper, of the room documents';
