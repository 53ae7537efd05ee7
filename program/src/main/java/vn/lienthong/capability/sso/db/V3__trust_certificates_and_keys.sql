alter table sso_application add column certificate text not null default '';
comment on column sso_application.certificate is 'Certificates (PEM) that are believed when it is told of sign-outs, beside the public authorities; empty for none';
alter table sso_application drop constraint sso_application_method_check;
alter table sso_application add constraint sso_application_method_check check (method in ('secret', 'key', 'public', 'proxy'));
comment on column sso_application.method is 'secret: a server that keeps a secret; key: a server that signs with a key of its own; public: runs in the browser or on a telephone; proxy: an old program behind a proxy that asks us';
comment on column sso_application.keys is 'Public keys (JWK set) for signed request objects and for proving itself; empty for none';

create table sso_assertion (
    hash bytea primary key,
    until timestamptz not null
);
comment on table sso_assertion is 'Proofs by which applications said who they are: each is good once';
comment on column sso_assertion.hash is 'SHA-256 of application and jti';
