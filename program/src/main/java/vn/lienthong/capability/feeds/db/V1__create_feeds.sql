create table feeds_feed (
    id           uuid primary key,
    secret_hash  bytea not null unique,
    account_id   uuid not null,
    agency_id    uuid,
    language     text not null check (language in ('vi', 'en')),
    created_at   timestamptz not null,
    revoked_at   timestamptz,
    last_read_at timestamptz
);
comment on table feeds_feed is 'Secret addresses at which calendar clients read deadlines; the secret itself is not kept';
comment on column feeds_feed.account_id is 'Who made it, and whose deadlines it has unless it is an agency''s';
comment on column feeds_feed.agency_id is 'The agency whose deadlines it has; null for the person''s own';
create index feeds_feed_account on feeds_feed (account_id);

create table feeds_told (
    feed_id     uuid not null references feeds_feed on delete cascade,
    key         text not null,
    day         date not null,
    title       text not null,
    note        text not null,
    path        text not null,
    done        boolean not null,
    sequence    int not null default 0,
    changed_at  timestamptz not null,
    cancelled   boolean not null default false,
    primary key (feed_id, key)
);
comment on table feeds_told is 'What a feed has told, so that clients see what moved and what fell away';
comment on column feeds_told.sequence is 'Grows with each change, as RFC 5545 section 3.8.7.4 wants it';
