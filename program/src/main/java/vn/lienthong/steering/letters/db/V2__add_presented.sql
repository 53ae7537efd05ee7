alter table letters_letter add column presented_at timestamptz, add column presented_by text not null default '';
comment on column letters_letter.presented_at is 'When the draft was last laid before those who sign; null: not yet';
create index letters_letter_presented on letters_letter (presented_at) where state = 'DRAFT' and presented_at is not null;
