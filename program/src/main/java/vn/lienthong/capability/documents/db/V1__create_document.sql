create table documents_document (
    id         uuid primary key,
    owner      text not null default '',
    name       text not null,
    media_type text not null,
    size       bigint not null check (size > 0),
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stored_by  uuid,
    stored_at  timestamptz not null
);

create index documents_document_sha256 on documents_document (sha256);

create table documents_hold (
    document uuid not null references documents_document on delete cascade,
    holder   text not null,
    since    timestamptz not null,
    primary key (document, holder)
);

comment on table documents_document is 'A file as it was brought; its content lies in the folder documents under its hash.';
comment on column documents_document.owner is 'Room that decides who may read it; empty: nobody by a page.';
comment on column documents_document.name is 'File name as given, without folders. May name a person: never logged.';
comment on column documents_document.stored_by is 'Account that brought it; null for what the program made.';
comment on table documents_hold is 'Who still needs a document. With the last hold the document goes.';
comment on column documents_hold.holder is 'Room, or room and record, such as plan or plan/0190….';
