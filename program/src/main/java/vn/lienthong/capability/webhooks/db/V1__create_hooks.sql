create table webhooks_hook (
    id            uuid primary key,
    name          text not null,
    url           text not null,
    secret        text not null,
    kinds         text[] not null,
    active        boolean not null default true,
    created_by    uuid not null,
    created_at    timestamptz not null,
    failing_since timestamptz,
    stopped_at    timestamptz,
    stopped_why   text not null default ''
);
comment on table webhooks_hook is 'Addresses of other programs that are told what happens here';
comment on column webhooks_hook.secret is 'Key of the signatures (whsec_…); a secret';
comment on column webhooks_hook.failing_since is 'Since when nothing has arrived; null while it does';

create table webhooks_message (
    id   uuid primary key,
    kind text not null,
    body text not null,
    at   timestamptz not null
);
comment on column webhooks_message.body is 'JSON exactly as it is signed and sent';

create table webhooks_delivery (
    id          uuid primary key,
    hook_id     uuid not null references webhooks_hook on delete cascade,
    message_id  uuid not null references webhooks_message,
    state       text not null default 'waiting' check (state in ('waiting', 'done', 'given-up')),
    tries       int not null default 0,
    next_at     timestamptz not null,
    created_at  timestamptz not null,
    last_at     timestamptz,
    last_status int,
    trouble     text not null default ''
);
create index webhooks_delivery_due on webhooks_delivery (next_at) where state = 'waiting';
create index webhooks_delivery_hook on webhooks_delivery (hook_id, created_at desc);
create index webhooks_delivery_message on webhooks_delivery (message_id);
comment on column webhooks_delivery.next_at is 'When it is tried next; while it is being tried, when another may';
