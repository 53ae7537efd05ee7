create table notify_notice (
    id uuid primary key,
    number bigint generated always as identity unique,
    account uuid not null,
    key text not null,
    kind text not null,
    message text not null,
    arguments text[] not null,
    path text not null,
    urgency smallint not null check (urgency between 0 and 2),
    due date,
    told_at timestamptz not null,
    read_at timestamptz,
    settled boolean not null default false,
    mail uuid,
    unique (account, key)
);
comment on table notify_notice is 'What a person was told; the row is written with its cause.';
comment on column notify_notice.number is 'Order of telling, whatever the clock said.';
comment on column notify_notice.key is 'Unique for the account: it decides that a notice comes once, no time does.';
comment on column notify_notice.urgency is '0 note, 1 task, 2 now.';
comment on column notify_notice.settled is 'Read by nobody: its matter was settled first.';
comment on column notify_notice.mail is 'The one mail that carried it, a digest or its own.';
create index notify_notice_unread on notify_notice (account, number) where read_at is null;
create index notify_notice_of on notify_notice (account, number desc);
create index notify_notice_open_key on notify_notice (key text_pattern_ops) where read_at is null;
