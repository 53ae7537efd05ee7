create table privacy_breach_series (
    year int primary key,
    last int not null
);
comment on table privacy_breach_series is 'Last number of a year';

create table privacy_breach (
    id uuid primary key,
    code text not null unique,
    agency uuid not null,
    agency_name text not null,
    title text not null,
    facts text not null,
    happened_at timestamptz,
    detected_at timestamptz not null,
    attack boolean not null,
    harm boolean not null,
    kinds text[] not null,
    people int,
    consequences text not null,
    measures text not null,
    contact text not null,
    tell_people boolean not null,
    entered_at timestamptz not null,
    entered_by uuid,
    closed_at timestamptz,
    lessons text not null,
    version int not null default 1
);
comment on table privacy_breach is 'Breaches of personal data; read by the roles concerned only. Facts name no person';
comment on column privacy_breach.detected_at is 'The clocks start here: 72 hours to A05 (law 91/2025/QH15), 24 hours to the cyber-security force for an attack (NĐ 327/2026/NĐ-CP article 5)';
comment on column privacy_breach.attack is 'Whether it was an attack: the clock of 24 hours runs';
comment on column privacy_breach.harm is 'Whether it may harm: the clock of 72 hours runs';
comment on column privacy_breach.people is 'How many persons are affected; null while nobody knows';
create index privacy_breach_open on privacy_breach (detected_at) where closed_at is null;

create table privacy_breach_notice (
    id uuid primary key,
    breach_id uuid not null references privacy_breach on delete cascade,
    addressee text not null,
    sent_at timestamptz not null,
    number text not null,
    words text not null,
    document_id uuid,
    written_at timestamptz not null,
    by_account uuid
);
comment on table privacy_breach_notice is 'Notices that were sent: to an authority or to the persons concerned';
create index privacy_breach_notice_breach on privacy_breach_notice (breach_id);
create index privacy_breach_notice_document on privacy_breach_notice (document_id) where document_id is not null;

create table privacy_breach_step (
    breach_id uuid not null references privacy_breach on delete cascade,
    n int not null,
    at timestamptz not null,
    code text not null,
    words text not null,
    by_account uuid,
    primary key (breach_id, n)
);
comment on table privacy_breach_step is 'History of a breach: entered, changed, noticed, closed, opened again';
