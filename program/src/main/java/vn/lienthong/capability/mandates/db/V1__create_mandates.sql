create table mandates_mandate (
    id uuid primary key,
    ground text not null check (ground in ('guardian', 'written')),
    agency uuid not null,
    agency_name text not null,
    principal_mark text not null,
    agent_mark text not null,
    sealed bytea not null,
    minor boolean not null,
    paper text not null,
    paper_by text not null,
    paper_on date not null,
    until_on date not null,
    deeds text not null,
    document uuid not null,
    recorded_by uuid not null,
    recorded_by_name text not null,
    recorded_at timestamptz not null,
    ended_at timestamptz,
    ended_by text check (ended_by in ('principal', 'agent', 'officer')),
    ended_by_name text,
    ended_why text
);
comment on table mandates_mandate is 'Guardianships and written mandates that officers entered from papers; ended ones stay, for what was done by them';
comment on column mandates_mandate.principal_mark is 'HMAC of the number of whom is stood in for';
comment on column mandates_mandate.agent_mark is 'HMAC of the number of who stands in';
comment on column mandates_mandate.sealed is 'Numbers, names, day of birth; opens with the key of the room seal only';
comment on column mandates_mandate.minor is 'Made for a person under 18: ends with the 18th birthday';
comment on column mandates_mandate.deeds is 'Codes of what may be done, with blanks between; empty for all';
create index mandates_mandate_principal on mandates_mandate (principal_mark);
create index mandates_mandate_agent on mandates_mandate (agent_mark);
create index mandates_mandate_agency on mandates_mandate (agency, recorded_at desc);

create table mandates_stop (
    id uuid primary key,
    agency uuid,
    agency_name text not null,
    principal_mark text not null,
    agent_mark text not null,
    sealed bytea not null,
    stopped_by text not null check (stopped_by in ('principal', 'agent', 'officer')),
    stopped_by_name text not null,
    stopped_at timestamptz not null,
    why text not null,
    lifted_at timestamptz,
    lifted_by uuid,
    lifted_by_name text,
    lifted_why text
);
comment on table mandates_stop is 'Parents who do not act for a child here: they or the child ended it, or a court limited their rights';
comment on column mandates_stop.agency is 'Whose officer entered it; null where one side ended it on the page';
create unique index mandates_stop_once on mandates_stop (principal_mark, agent_mark) where lifted_at is null;
