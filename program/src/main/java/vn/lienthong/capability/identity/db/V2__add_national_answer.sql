alter table identity_check add national text collate "C", add national_sandbox boolean not null default false;
comment on column identity_check.national is 'What the national database answered when it was asked for this check: MATCH, MISMATCH, NOT_FOUND, INSUFFICIENT, or why it did not; null if it was not asked';
comment on column identity_check.national_sandbox is 'Whether a sandbox answered: no proof of anything';
