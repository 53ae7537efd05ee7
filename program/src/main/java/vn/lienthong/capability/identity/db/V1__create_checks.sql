create table identity_check (
    id uuid primary key,
    at timestamptz not null,
    account uuid not null,
    account_name text not null,
    agency uuid,
    means text collate "C" not null,
    outcome text collate "C" not null,
    verdict text collate "C" not null,
    level text collate "C" not null,
    differences text collate "C" not null,
    warnings text collate "C" not null,
    proofs text collate "C" not null,
    asked text collate "C" not null,
    purpose text collate "C" not null,
    record_id text not null,
    person_id uuid,
    mark text collate "C",
    eye text collate "C",
    face_score double precision,
    face_threshold double precision,
    face_model text
);
comment on table identity_check is 'What came of checking who somebody is: codes only. Names, numbers and pictures are never here. Deleted after the months of lienthong.identity-keep-months';
comment on column identity_check.account is 'The officer, or the token of a program';
comment on column identity_check.agency is 'Where it was done; empty for a program of the whole locality';
comment on column identity_check.differences is 'Codes of Check.Difference between blanks';
comment on column identity_check.warnings is 'Codes of Check.Warning between blanks';
comment on column identity_check.person_id is 'Id of the population register, if it knew the person';
comment on column identity_check.mark is 'Keyed hash of the number where the register knew nobody: the same number is known again, and there is no way back to it';
comment on column identity_check.eye is 'What the officer decided by eye: same, other; null if not asked';
comment on column identity_check.face_score is 'Of a face matcher, if one is connected';
create index identity_check_agency on identity_check (agency, at desc);
create index identity_check_at on identity_check using brin (at);

create table identity_counter (
    account uuid primary key,
    work text collate "C" not null,
    record_id text not null,
    changed_at timestamptz not null
);
comment on table identity_counter is 'For which work, and which service or dossier, an officer checks persons now: chosen once, it stays for the counter';
