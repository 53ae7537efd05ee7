alter table reports_regime add column due_on date;
comment on column reports_regime.due_on is 'Kind ONCE: the day by which it is due; YEARLY: the day of any year by which it is due, null for the usual one';
alter table reports_regime drop constraint reports_regime_kind_check;
alter table reports_regime add constraint reports_regime_kind_check
    check (kind in ('WEEKLY', 'MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'NINE_MONTHS', 'YEARLY', 'ONCE', 'AD_HOC'));
alter table reports_regime add constraint reports_regime_once check (kind <> 'ONCE' or due_on is not null);
drop index reports_regime_plan;
drop index reports_regime_all;
create unique index reports_regime_plan on reports_regime (plan_id, kind, coalesce(due_on, 'epoch')) where plan_id is not null;
create unique index reports_regime_all on reports_regime (agency_id, kind, coalesce(due_on, 'epoch')) where plan_id is null;
