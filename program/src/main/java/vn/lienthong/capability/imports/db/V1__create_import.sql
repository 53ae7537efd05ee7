create table imports_import (
    id           uuid primary key,
    kind         text not null,
    owner        uuid not null,
    document     uuid not null,
    file_name    text not null,
    tab          int not null default 0,
    header_line  int not null default 1,
    headings     text not null default '[]',
    fields       text not null default '[]',
    status       text not null default 'draft' check (status in ('draft', 'running', 'done', 'stopped')),
    job          uuid,
    good         int not null default 0,
    bad          int not null default 0,
    bad_document uuid,
    created_at   timestamptz not null,
    finished_at  timestamptz
);

create index imports_import_document on imports_import (document);
create index imports_import_bad_document on imports_import (bad_document);

create table imports_bad_row (
    import  uuid not null references imports_import on delete cascade,
    line    int not null,
    cells   text not null,
    reasons text not null,
    primary key (import, line)
);

create table imports_heading (
    kind    text not null,
    heading text not null,
    field   text not null default '',
    primary key (kind, heading)
);

comment on table imports_import is 'A sheet that somebody brought, from choosing the file to the outcome.';
comment on column imports_import.document is 'The file as it came, in the room documents.';
comment on column imports_import.header_line is 'Line of the sheet that holds the headings; rows follow it.';
comment on column imports_import.headings is 'JSON array: the headings as they stand in the sheet, by column.';
comment on column imports_import.fields is 'JSON array: name of the field that each column fills, an empty text for none.';
comment on column imports_import.bad_document is 'The sheet of refused rows, in the room documents.';
comment on table imports_bad_row is 'Refused rows until their sheet is written; then they are removed from here.';
comment on column imports_bad_row.cells is 'JSON array of {kind, value}: the cells as they came.';
comment on column imports_bad_row.reasons is 'JSON array of messages: heading or empty text, key, arguments.';
comment on table imports_heading is 'What the headings of a kind meant the last time somebody said so.';
comment on column imports_heading.heading is 'Without marks, capitals and punctuation.';
comment on column imports_heading.field is 'Name of the field; empty: leave this column aside.';
