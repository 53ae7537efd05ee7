create table jobs_job (
    id               uuid primary key,
    kind             text not null,
    owner            uuid,
    title_key        text not null,
    title_args       text not null default '[]',
    argument         text not null,
    status           text not null default 'waiting'
        check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    cancel_requested boolean not null default false,
    done             bigint not null default 0,
    total            bigint not null default 0,
    note_key         text,
    note_args        text not null default '[]',
    seconds_left     bigint,
    checkpoint       text,
    result           text,
    failure_key      text,
    failure_args     text not null default '[]',
    reference        text,
    tries            int not null default 0,
    takeovers        int not null default 0,
    not_before       timestamptz not null default clock_timestamp(),
    lease_holder     uuid,
    lease_until      timestamptz,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    check ((status = 'running') = (lease_holder is not null))
);

create index jobs_job_open on jobs_job (not_before) where status in ('waiting', 'running');
create index jobs_job_owner on jobs_job (owner, created_at desc);
create index jobs_job_kind on jobs_job (kind, created_at desc);

comment on table jobs_job is 'Long work: asked for, running under a lease, or ended. Ended ones are tidied away after 30 days.';
comment on column jobs_job.owner is 'Account that asked for it; null for housekeeping.';
comment on column jobs_job.title_args is 'JSON array of texts and numbers for the message title_key.';
comment on column jobs_job.checkpoint is 'Where the work stands, in words of its own; a later run begins there.';
comment on column jobs_job.reference is 'Number shown to the user and written to the log beside the trouble.';
comment on column jobs_job.tries is 'Runs begun, not counting those cut off by a stop or crash of the program.';
comment on column jobs_job.takeovers is 'Runs cut off by a crash since the last checkpoint; too many end the job.';
comment on column jobs_job.lease_holder is 'The running program (a new id each start) that may write to the job.';
comment on column jobs_job.lease_until is 'By the clock of the database. After it any program may take the job over.';
