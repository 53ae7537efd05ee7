create table sso_proxy_session (
    token_hash bytea primary key,
    application_id uuid not null references sso_application,
    account_id uuid not null,
    session_id uuid not null,
    level text not null,
    began_at timestamptz not null,
    until timestamptz not null
);
comment on table sso_proxy_session is 'People at old applications behind a proxy: a cookie of that application''s own host';
comment on column sso_proxy_session.session_id is 'Session of the room access: this one ends with it';
create index sso_proxy_session_session on sso_proxy_session (session_id);

create table sso_proxy_ticket (
    ticket_hash bytea primary key,
    application_id uuid not null references sso_application,
    account_id uuid not null,
    session_id uuid not null,
    level text not null,
    browser_hash bytea not null,
    until timestamptz not null
);
comment on table sso_proxy_ticket is 'On the way from our host to that of an old application; good once, for a minute';
comment on column sso_proxy_ticket.browser_hash is 'SHA-256 of a cookie set at the application''s host before: good in that browser only';
