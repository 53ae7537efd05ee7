create table letters_letter (
    id uuid primary key,
    kind text not null check (kind in ('REMINDER', 'ASSIGNMENT')),
    plan_id uuid not null,
    item_id uuid not null,
    agency_id uuid not null,
    addressees text not null,
    summary text not null,
    request text not null,
    answer_by date,
    authority text not null,
    instead text not null,
    title text not null,
    signer text not null,
    copies text not null,
    state text not null check (state in ('DRAFT', 'ISSUED', 'DROPPED')),
    version integer not null default 1,
    made_at timestamptz not null,
    made_by text not null
);
comment on table letters_letter is 'Letters about items of a plan. The issued paper itself lies in the register of papers under the same id.';
comment on column letters_letter.agency_id is 'The agency that issues it.';
comment on column letters_letter.addressees is 'One per line; copies likewise.';
comment on column letters_letter.made_by is 'Name of the account that began it.';
create index letters_letter_of_item on letters_letter (item_id, made_at desc);
create index letters_letter_drafts on letters_letter (plan_id, made_at desc) where state = 'DRAFT';
