create table meeting_meeting (
    id uuid primary key,
    plan_id uuid not null,
    held_on date not null,
    since timestamptz not null,
    made_at timestamptz not null,
    made_by uuid not null,
    pack jsonb not null,
    unique (plan_id, held_on)
);
comment on table meeting_meeting is 'One meeting and its pages as they were made';
comment on column meeting_meeting.since is 'When the pages of the meeting before were made';

create table meeting_decision (
    id uuid primary key,
    meeting_id uuid not null references meeting_meeting,
    plan_id uuid not null,
    item_id uuid,
    text text not null,
    agency_id uuid not null,
    agency_name text not null,
    due date not null,
    done_at timestamptz,
    done_by uuid,
    done_note text not null default '',
    version int not null default 1
);
comment on table meeting_decision is 'What a meeting decided: what, who, until when';
create index meeting_decision_open on meeting_decision (agency_id) where done_at is null;
create index meeting_decision_plan on meeting_decision (plan_id, due);
