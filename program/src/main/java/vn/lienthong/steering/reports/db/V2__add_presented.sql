alter table reports_report add column presented_at timestamptz, add column presented_by uuid;
comment on column reports_report.presented_at is 'When the draft was last laid before the leaders; null: not yet';
