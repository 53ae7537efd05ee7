create table reminders_reminder (
    id uuid primary key,
    thing text not null,
    due date not null,
    stage text not null,
    type text not null,
    title text not null,
    path text not null,
    agency uuid,
    remaining integer not null,
    told_at timestamptz not null,
    by_account uuid,
    words text not null default '',
    people integer not null default 0,
    escalated boolean not null default false,
    settled boolean not null default false,
    unique (thing, due, stage)
);
comment on table reminders_reminder is 'A reminder given: once for a thing, its last day and a threshold.';
comment on column reminders_reminder.stage is '-7 before, 0 on the day, +6 late, hand:… one click of a person.';
comment on column reminders_reminder.remaining is 'Working days left when it was given; negative when late.';
comment on column reminders_reminder.settled is 'The thing is done or has another day; unread notices of it were withdrawn.';
create index reminders_reminder_path on reminders_reminder (path, told_at desc);
create index reminders_reminder_told on reminders_reminder (told_at desc, id desc);
create index reminders_reminder_open on reminders_reminder (due) where not settled;

create table reminders_rules (
    one boolean primary key default true check (one),
    before_days integer[] not null,
    on_the_day boolean not null,
    late_first integer not null,
    late_every integer not null,
    late_last integer not null,
    escalate_from integer not null,
    version integer not null
);
comment on table reminders_rules is 'When people are reminded, in working days; without a row the usual rules hold.';
