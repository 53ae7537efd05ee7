create table notify_person (
    account uuid primary key,
    address text,
    wanted_address text,
    token_hash bytea,
    token_day date,
    tokens integer not null default 0,
    digest_at time not null default '07:00',
    rest_days boolean not null default false,
    quiet_from time not null default '18:00',
    quiet_to time not null default '07:00',
    inbox_only text[] not null default '{}'
);
comment on table notify_person is 'How a person wants to be told; without a row everything is as it comes, and nothing by mail.';
comment on column notify_person.address is 'Confirmed by a link that was mailed there.';
comment on column notify_person.token_hash is 'SHA-256 of the link that confirms wanted_address.';
comment on column notify_person.tokens is 'Links mailed on token_day: nobody is flooded through us.';
comment on column notify_person.rest_days is 'Mail on days without work too.';
comment on column notify_person.inbox_only is 'Kinds that come by no mail.';

create table notify_digest (
    account uuid not null,
    day date not null,
    mail uuid,
    primary key (account, day)
);
comment on table notify_digest is 'The digest of a day has been thought of; without a mail there was nothing to say.';

create table notify_mail (
    id uuid primary key,
    key text not null unique,
    account uuid,
    recipient text not null,
    message_id text not null unique,
    subject text not null,
    body_text text not null,
    body_html text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'given_up')),
    tries integer not null default 0,
    next_at timestamptz not null,
    holder integer,
    handed boolean not null default false,
    unsure integer not null default 0,
    reason text,
    answer text,
    made_at timestamptz not null,
    sent_at timestamptz
);
comment on table notify_mail is 'The outbox. A key goes in once; from here a mail leaves once, see docs/notify.md.';
comment on column notify_mail.message_id is 'The same at every try, by which a mailbox can tell a second copy.';
comment on column notify_mail.holder is 'Lock number of the sender that has it in hand; free lock = dead sender.';
comment on column notify_mail.handed is 'The end of the text was about to be sent: from here the server may have taken it.';
comment on column notify_mail.unsure is 'How often nobody knows whether the server took it.';
comment on column notify_mail.reason is 'Message key of why it is not sent.';
comment on column notify_mail.answer is 'What the mail server said, shortened.';
create index notify_mail_waiting on notify_mail (next_at) where state = 'waiting';
create index notify_mail_sending on notify_mail (holder) where state = 'sending';
create index notify_mail_made on notify_mail (made_at desc, id desc);

create table notify_server (
    one boolean primary key default true check (one),
    since timestamptz not null,
    reason text,
    answer text
);
comment on table notify_server is 'Since when the mail server is as it is; no reason: it takes mail.';

create index notify_notice_unmailed on notify_notice (account) where mail is null and read_at is null;
