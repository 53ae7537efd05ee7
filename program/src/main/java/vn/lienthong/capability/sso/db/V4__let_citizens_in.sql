alter table sso_application add column citizens boolean not null default false;
comment on column sso_application.citizens is 'For citizens whom another room knows (VNeID), and not for officers';
