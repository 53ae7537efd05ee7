create table registry_restriction (
    id uuid primary key,
    person_id uuid not null,
    unit text collate "C" not null,
    only_these boolean not null,
    purposes text[] not null,
    basis text not null,
    request text not null,
    from_at timestamptz not null,
    until_on date,
    by_account uuid,
    by_name text not null,
    lifted_at timestamptz,
    lifted_by uuid,
    lifted_by_name text,
    lifted_why text
);
comment on table registry_restriction is 'Restrictions of processing, by the person''s demand or by law (law 91/2025/QH15 article 4); registry_person.restricted says whether one holds';
comment on column registry_restriction.only_these is 'true: the purposes named are barred (objection); false: all but the purposes named are barred';
comment on column registry_restriction.request is 'Number of the request it comes from; empty for one by law';
create index registry_restriction_open on registry_restriction (person_id) where lifted_at is null;
create index registry_restriction_until on registry_restriction (until_on) where lifted_at is null and until_on is not null;
create index registry_restriction_unit on registry_restriction (unit, from_at desc);
