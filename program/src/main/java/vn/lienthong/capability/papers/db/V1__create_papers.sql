create table papers_office (
    agency_id uuid primary key,
    superior text not null,
    body text not null,
    place text not null,
    sign text not null,
    letter_unit text not null,
    one_series boolean not null,
    authority text not null,
    instead text not null,
    title text not null,
    signer text not null,
    copies text not null,
    version integer not null default 1
);
comment on table papers_office is 'What an agency has set for the papers that it issues.';
comment on column papers_office.sign is 'Abbreviation in the sign of its papers: TCT in 08/BC-TCT.';
comment on column papers_office.letter_unit is 'Abbreviation of the drafting unit in the sign of letters: VX in 15/UBND-VX; may be empty.';
comment on column papers_office.one_series is 'Numbers run through all types together instead of by type.';
comment on column papers_office.instead is 'Title of the head, or name of the collective, in whose stead the signer signs.';
comment on column papers_office.copies is 'Lines of the list of copies, one below the other.';

create table papers_series (
    agency_id uuid not null,
    series text not null,
    year integer not null,
    last integer not null check (last >= 0),
    last_day date,
    primary key (agency_id, series, year)
);
comment on table papers_series is 'Counters of numbers. Whoever takes a number holds the row until the transaction ends: no gap, nothing twice.';
comment on column papers_series.series is 'Abbreviation of the type; empty for letters; * for all types together.';
comment on column papers_series.last is 'Last number given, here or on paper before this program was used.';

create table papers_number (
    agency_id uuid not null,
    type text not null,
    year integer not null,
    number integer not null check (number > 0),
    series text not null,
    sign text not null,
    on_day date not null,
    paper_id uuid not null unique,
    primary key (agency_id, type, year, number)
);
comment on table papers_number is 'Numbers given, each for ever with its paper.';

create table papers_template (
    id uuid primary key,
    kind text not null,
    version integer not null,
    document_id uuid not null,
    file_name text not null,
    made_at timestamptz not null,
    made_by text not null,
    in_force boolean not null,
    unique (kind, version)
);
comment on table papers_template is 'Templates that the locality changed. A kind without one in force uses the one that comes with the program.';
create unique index papers_template_in_force on papers_template (kind) where in_force;

create table papers_issued (
    id uuid primary key,
    kind text not null,
    agency_id uuid not null,
    type text not null,
    year integer not null,
    number integer not null,
    sign text not null,
    on_day date not null,
    summary text not null,
    folded text not null,
    signer text not null,
    path text not null,
    docx_id uuid not null,
    docx_hash text not null,
    pdf_id uuid not null,
    pdf_hash text not null,
    issued_at timestamptz not null,
    issued_by text not null,
    withdrawn_at timestamptz,
    withdrawn_why text
);
comment on table papers_issued is 'The register of issued papers, frozen as issued; withdrawing only marks.';
comment on column papers_issued.folded is 'Sign and summary as they are searched: lower case, without marks.';
comment on column papers_issued.issued_by is 'Name of the account that issued it.';
create index papers_issued_by_day on papers_issued (agency_id, on_day desc, number desc);

create table papers_subject (
    subject text not null,
    paper_id uuid not null references papers_issued,
    place integer not null,
    primary key (subject, paper_id)
);
comment on table papers_subject is 'What a paper belongs to, such as plan-item/0190…';
create index papers_subject_of_paper on papers_subject (paper_id, place);
