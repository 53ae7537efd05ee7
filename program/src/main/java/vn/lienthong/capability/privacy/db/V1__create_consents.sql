create table privacy_consent_text (
    id uuid primary key,
    purpose text not null,
    version int not null,
    title text not null,
    words text not null,
    since timestamptz not null,
    unique (purpose, version),
    unique (purpose, title, words)
);
comment on table privacy_consent_text is 'Texts that persons agree to, each version as it was worded';

create table privacy_consent (
    id uuid primary key,
    subject_key text not null,
    purpose text not null,
    text_id uuid not null references privacy_consent_text,
    channel text not null,
    evidence text not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_channel text
);
comment on table privacy_consent is 'Consents of persons and their withdrawal (law 91/2025/QH15 article 9)';
comment on column privacy_consent.subject_key is 'Keyed hash of the personal number: known again, never read';
create unique index privacy_consent_holds on privacy_consent (subject_key, purpose) where withdrawn_at is null;
create index privacy_consent_subject on privacy_consent (subject_key, given_at desc);
