create table matching_list (
    id uuid primary key,
    sector text not null,
    agency uuid not null,
    agency_name text not null,
    unit text collate "C" not null,
    owner uuid not null,
    owner_name text not null,
    title text not null,
    why text not null,
    request_key text not null unique,
    document uuid,
    file_name text not null,
    sha256 text not null,
    tab int not null default 0,
    header_first int not null default 0,
    header_last int not null default 0,
    headings text not null default '[]',
    fields text not null default '[]',
    status text not null,
    job uuid,
    rows int not null default 0,
    unreadable int not null default 0,
    created_at timestamptz not null,
    matched_at timestamptz,
    delete_on date not null,
    deleted_at timestamptz
);
comment on table matching_list is 'Lists of sectors that are compared with the register; the rows go by the retention of the sector, the line with its counts stays';
comment on column matching_list.unit is 'Unit of the agency when the list came: rows that name no commune count as of it';
comment on column matching_list.why is 'What the list is cleaned for, in the words of who brought it';
comment on column matching_list.request_key is 'Made with the form: the same form sent twice is one list';
comment on column matching_list.header_first is 'First line of the headings in the sheet, from 1; two lines of headings are read as one';
comment on column matching_list.fields is 'What each column means, by column; empty for left aside';
comment on column matching_list.status is 'draft, running, ready, stopped, deleted';
create index matching_list_agency on matching_list (agency, created_at desc);
create index matching_list_sha on matching_list (sha256, sector);
create index matching_list_gone on matching_list (delete_on) where deleted_at is null;

create table matching_helper (
    list uuid not null references matching_list on delete cascade,
    agency uuid not null,
    primary key (list, agency)
);
comment on table matching_helper is 'Other agencies that work on a list, such as the commune police';

create table matching_row (
    list uuid not null,
    line int not null,
    number text not null,
    old_number text not null,
    name text not null,
    plain text not null,
    birth text not null,
    sex text not null,
    unit_written text not null,
    hamlet text not null,
    address text not null,
    parent text not null,
    phone text not null,
    unit text collate "C" not null,
    part text collate "C" not null,
    grp smallint not null,
    person uuid,
    probability real not null,
    corrections text not null,
    likeness text collate "C" not null,
    same_as int not null,
    fingerprint bigint not null,
    state smallint not null,
    chosen uuid,
    wished smallint,
    wished_person uuid,
    decided_by uuid,
    decided_name text,
    decided_at timestamptz,
    told smallint not null default 0,
    primary key (list, line)
);
comment on table matching_row is 'Rows of lists: what was mapped, as written, what comparing found, what people decided';
comment on column matching_row.plain is 'The name without marks, for finding';
comment on column matching_row.unit is 'Commune that the row names, or that of the agency';
comment on column matching_row.part is 'Hamlet, folded: how rows are gathered for a work list';
comment on column matching_row.grp is 'Group: 0 clean, 1 corrected, 2 doubtful, 3 missing, 4 double, 5 deceased, 6 moved, 7 number cancelled';
comment on column matching_row.person is 'Best candidate, or null; after a decision see chosen';
comment on column matching_row.corrections is 'Field, from and to of each correction, parted by U+001F, corrections by U+001E';
comment on column matching_row.likeness is 'Which fields differ and how: rows of one likeness are accepted in one act';
comment on column matching_row.same_as is 'Line of the first row about the same person; its own line if none';
comment on column matching_row.fingerprint is 'Keyed hash of what identifies the row: a decision about it is not asked for again';
comment on column matching_row.state is 'Decision: 0 open, 1 accepted, 2 nobody, 3 asked in the hamlet, 4 waits for a second person, 5 taken out, 6 kept';
comment on column matching_row.wished is 'Decision that waits for a second person';
comment on column matching_row.told is 'What the owner of the list was told of the person since: 1 deceased, 2 moved, 3 no longer in the register';
create index matching_row_work on matching_row (list, unit, part, line) where state in (0, 3, 4);
create index matching_row_group on matching_row (list, grp, line);
create index matching_row_chosen on matching_row (chosen) where chosen is not null;

create table matching_candidate (
    list uuid not null,
    line int not null,
    place smallint not null,
    person uuid not null,
    probability real not null,
    status smallint not null,
    evidence text not null,
    primary key (list, line, place)
);
comment on table matching_candidate is 'Persons who may be meant by a row that is not sure';
comment on column matching_candidate.evidence is 'Field=agreement, parted by semicolons; no value of any person';

create table matching_unreadable (
    list uuid not null,
    line int not null,
    reason text not null,
    cells text not null,
    primary key (list, line)
);
comment on table matching_unreadable is 'Rows of a sheet that name nobody, with the reason, handed back as a sheet';

create table matching_act (
    id bigint generated always as identity primary key,
    list uuid not null,
    line int not null,
    batch uuid not null,
    state smallint not null,
    chosen uuid,
    was_state smallint not null,
    was_chosen uuid,
    was_wished smallint,
    was_wished_person uuid,
    by_account uuid not null,
    by_name text not null,
    at timestamptz not null,
    undone_at timestamptz
);
comment on table matching_act is 'Every decision about a row; one act may be about many rows (batch). What was before makes undoing possible';
create index matching_act_batch on matching_act (batch);
create index matching_act_person on matching_act (list, by_account, id desc);

create table matching_known (
    agency uuid not null,
    sector text not null,
    fingerprint bigint not null,
    state smallint not null,
    person uuid,
    by_name text not null,
    at timestamptz not null,
    primary key (agency, sector, fingerprint)
);
comment on table matching_known is 'What was decided about a row before; the same row in the agency''s next list of the sector is not asked for again';

create table matching_sign (
    list uuid not null,
    unit text collate "C" not null,
    by_account uuid not null,
    by_name text not null,
    words text not null,
    rows int not null,
    at timestamptz not null,
    primary key (list, unit)
);
comment on table matching_sign is 'Sign-off of a list by commune: nothing of that commune is changed afterwards unless the signature is taken back';

create table matching_export (
    id uuid primary key,
    list uuid not null,
    kind text not null,
    why text not null,
    by_account uuid not null,
    by_name text not null,
    rows int not null,
    at timestamptz not null
);
comment on table matching_export is 'Every sheet of persons that left the desk: who, when, what for';
create index matching_export_list on matching_export (list, at desc);

create table matching_heading (
    sector text not null,
    heading text not null,
    field text not null,
    primary key (sector, heading)
);
comment on table matching_heading is 'What a heading was said to mean in a sector''s sheets';
