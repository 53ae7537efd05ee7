-- The province of bench/steering: 100 communes, each with a plan of 44 models with 5 steps, and three years of history.
-- Written straight into the tables, because a million acts by hand take hours; each row is as the rooms write it, but for the
-- audit trail, which this does not have. Items are made from those of the sample plan that was brought in before; accounts have
-- the password of the demo accounts. {communes} and {moves} (9 times an odd number) are filled in by Steering.java, as is the table
-- bench_model. Parts are parted by a line "--;" and run one after another.

insert into locality_unit (code, valid_from, tier, kind, name, folded, origin)
values ('98', '2004-07-08', 'province', 'province', 'Tỉnh Đo Thử', 'tinh do thu', 'demo');
insert into locality_unit (code, valid_from, tier, kind, name, folded, parent_code, origin)
select '98' || lpad(c::text, 3, '0'), '2004-07-08', 'commune', 'commune', 'Xã Đo Thử ' || c, 'xa do thu ' || c, '98', 'demo'
  from generate_series(1, {communes}) c;
update locality_home set unit_code = '98', name = 'Tỉnh Đo Thử';

--; after the program has made the agencies of each unit

create table bench_agency as
select a.id, a.kind, n.name, case when a.unit_code = '98' then 0 else right(a.unit_code, 3)::int end as commune,
       row_number() over (partition by a.unit_code order by a.kind) as nth
  from locality_agency a
  join lateral (select name from locality_agency_name where agency_id = a.id order by valid_from desc limit 1) n on true
 where a.unit_code like '98%'
   and (a.unit_code = '98' or a.kind in ('commune-committee', 'commune-police', 'commune-office', 'commune-economy',
        'commune-culture', 'commune-one-stop', 'commune-health-station', 'commune-military'));
create index on bench_agency (commune, nth);

create table bench_person as
select uuidv7() as id, 'cong-an-' || commune as user_name, 'Bùi Văn Đo ' || commune as name, id as agency, 'standing-body' as role,
       false as everywhere, commune
  from bench_agency where kind = 'commune-police'
union all
select uuidv7(), 'chuyen-vien-' || commune, 'Đỗ Thị Thử ' || commune, id, 'unit-officer', false, commune
  from bench_agency where kind = 'commune-culture'
union all
select uuidv7(), 'to-cong-tac-' || k, 'Võ Văn Tính ' || k, id, 'standing-body', true, 0
  from bench_agency, generate_series(1, 10) k where kind = 'province-police'
union all
select uuidv7(), 'lanh-dao-' || k, 'Hồ Thị Xem ' || k, id, 'leader', false, 0
  from bench_agency, generate_series(1, 10) k where kind = 'province-committee';

insert into access_account (id, user_name, display_name, folded, post, agency_id, password_hash, password_kind, password_at, demo,
                            created_at)
select p.id, p.user_name, p.name, lower(p.user_name), 'Cán bộ', p.agency, a.password_hash, 'own', now(), true, now()
  from bench_person p, access_account a where a.user_name = 'thuong-truc';
insert into access_role (id, account_id, role, agency_id, valid_from)
select uuidv7(), id, role, case when not everywhere then agency end, current_date - 1100 from bench_person;

insert into plan_plan (id, title, number, issued, issuer, locality, province, basis, recipients, signer_title, owner_id, unit_code,
                       created_at, version)
select uuidv7(interval '-3 years'), 'Triển khai các mô hình điểm của Đề án 06 trên địa bàn xã Đo Thử ' || a.commune,
       (100 + a.commune) || '/KH-UBND', current_date - 1095, a.name, 'xã Đo Thử ' || a.commune, 'tỉnh Đo Thử', p.basis, p.recipients,
       p.signer_title, a.id, '98' || lpad(a.commune::text, 3, '0'), now() - interval '3 years', 45
  from bench_agency a, (select * from plan_plan order by created_at limit 1) p where a.kind = 'commune-committee';

-- How the papers of the standing bodies look: as the demo's police has it.
insert into papers_office (agency_id, superior, body, place, sign, letter_unit, one_series, authority, instead, title, signer, copies)
select a.id, o.superior, a.name, o.place, o.sign, o.letter_unit, o.one_series, o.authority, o.instead, o.title, o.signer, o.copies
  from bench_agency a, (select * from papers_office where sign <> '' and signer <> '' limit 1) o
 where a.kind in ('commune-police', 'province-police');

create table bench_item as
with sample as (select content, row_number() over (order by position) - 1 as nth, count(*) over () as many
                  from plan_item where (content->>'active')::boolean)
select uuidv7(interval '-3 years') as id, p.id as plan, right(p.unit_code, 3)::int as commune, m.n, m.catalogue, m.title,
       current_date - 1005 + (m.n * 997 + right(p.unit_code, 3)::int * 31) % 1250 as due, lead.id as lead, lead.name as lead_name,
       other.id as other, other.name as other_name, s.content
  from plan_plan p
  join bench_model m on true
  join sample s on s.nth = m.n % s.many
  join bench_agency lead on lead.commune = right(p.unit_code, 3)::int and lead.nth = 1 + m.n % 8
  join bench_agency other on other.commune = lead.commune and other.nth = 1 + (m.n + 3) % 8
 where p.unit_code like '98%';

insert into plan_item (id, plan_id, position, content, catalogue, version)
select id, plan, n, content || jsonb_build_object('title', title, 'catalogue', catalogue, 'number', n, 'active', true,
       'statusReason', '', 'steps', '[]'::jsonb, 'lead', jsonb_build_array(lead_name), 'coordinate', jsonb_build_array(other_name),
       'implementers', '[]'::jsonb, 'deadline', jsonb_build_object('kind', 'BY', 'date', due, 'text', 'Trước ngày ' ||
       to_char(due, 'DD/MM/YYYY'), 'parts', '[]'::jsonb, 'start', null, 'precision', 'DAY', 'recurring', n % 3 = 0,
       'milestoneFree', false, 'thenReplicate', false)), catalogue, 1
  from bench_item;
insert into plan_item_unit (item_id, role, position, name, agency_id) select id, 'lead', 0, lead_name, lead from bench_item;
insert into plan_item_unit (item_id, role, position, name, agency_id) select id, 'coordinate', 1, other_name, other from bench_item;

create table bench_step as
with sample as (select text, row_number() over (order by id) - 1 as nth, count(*) over () as many from plan_step)
select uuidv7(interval '-3 years') as id, i.id as item, i.plan, i.commune, i.n, s, i.due, i.lead, i.lead_name, t.text,
       (i.commune * 7919 + i.n * 104729 + s * 1299709) % 100 as chance, p.id as actor,
       now() - interval '1090 days' as first
  from bench_item i
  join generate_series(1, 5) s on true
  join sample t on t.nth = (i.n * 5 + s) % t.many
  join bench_person p on p.commune = i.commune
       and p.role = case when i.lead_name like 'Công an%' then 'standing-body' else 'unit-officer' end;
alter table bench_step add state text, add last timestamptz;
update bench_step set state = case when due < current_date
       then case when chance < 86 then 'DONE' when chance < 92 then 'DOING' when chance < 95 then 'BLOCKED' when chance < 99 then
                 'NOT_STARTED' else 'NOT_APPLICABLE' end
       else case when chance < 30 then 'DONE' when chance < 62 then 'DOING' when chance < 65 then 'BLOCKED' when chance < 99 then
                 'NOT_STARTED' else 'NOT_APPLICABLE' end end;
update bench_step set last = case when state <> 'DONE' then now() - chance * interval '7 hours'
       else greatest(first + interval '30 days', least(due - chance * interval '3 days', now() - chance * interval '5 days')) end;

insert into plan_step (id, item_id, n, text, units)
select id, item, s, text, case when s = 2 then '["Công an xã"]'::jsonb else '[]'::jsonb end from bench_step;
insert into progress_plan (plan_id, version) select id, 1 from plan_plan where unit_code like '98%';
insert into progress_item (item_id, plan_id, baseline_due) select id, plan, due from bench_item;
insert into progress_step (id, item_id, plan_id, kind, n, state, person_id, due_on, baseline_due, done_on, reason, review_on,
                           needs_evidence, evidence, version, changed_at)
select id, item, plan, 'STEP', s, state, case when chance % 4 = 0 then actor end, due, due,
       case when state = 'DONE' then last::date end,
       case when state in ('BLOCKED', 'NOT_APPLICABLE') then 'Chờ hướng dẫn của cấp trên' else '' end,
       case when state = 'NOT_APPLICABLE' then current_date + 60 end, chance % 4 = 0, 1, {moves}, last
  from bench_step;

create table bench_move as
select s.*, k, case k % 3 when 1 then (k - 1) / 3 when 2 then (k - 2) / 3 else (k - 1) / 9 end as nth,
       case when state = 'BLOCKED' then 'NOT_STARTED' else 'BLOCKED' end as odd,
       case k % 3 when 1 then 'STATE' when 2 then 'EVIDENCE' else case k % 9 when 0 then 'DUE' else
            case when k % 9 = 3 and chance % 4 = 0 then 'PERSON' else 'EVIDENCE_WANTED' end end end as kind,
       case when k >= {moves} - 2 then last - ({moves} - k) * interval '1 second' else first + (last - first) * k / {moves} end as at
  from bench_step s, generate_series(1, {moves}) k;
insert into progress_move (id, plan_id, item_id, step_id, at, actor, agency_id, agency_name, kind, before, after, day, why)
select uuidv7(at - now()), plan, item, id, at, actor, lead, lead_name, kind,
       case kind when 'STATE' then case when nth = 0 then 'NOT_STARTED' when nth % 2 = 1 then 'DOING' else odd end
                 when 'DUE' then case when nth = 0 then '' else (due - ({moves} / 9 - nth) * 20)::text end
                 when 'PERSON' then case nth % 2 when 1 then actor::text else '' end
                 when 'EVIDENCE' then case nth % 2 when 1 then 'Biên bản ' || nth / 2 else '' end
                 else (case chance % 4 when 0 then nth % 2 = 1 else k % 9 = 6 end)::text end,
       case kind when 'STATE' then case when nth = {moves} / 3 - 1 then state when nth % 2 = 0 then 'DOING' else odd end
                 when 'DUE' then (due - ({moves} / 9 - nth - 1) * 20)::text
                 when 'PERSON' then case nth % 2 when 0 then actor::text else '' end
                 when 'EVIDENCE' then case nth % 2 when 0 then 'Biên bản ' || nth / 2 else '' end
                 else (case chance % 4 when 0 then nth % 2 = 0 else k % 9 = 3 end)::text end,
       case when kind = 'STATE' and nth = {moves} / 3 - 1 and state = 'DONE' then last::date end,
       case when kind = 'STATE' then 'Đã trao đổi với đơn vị phối hợp, tiếp tục theo kế hoạch' else '' end
  from bench_move;
insert into progress_evidence (id, plan_id, item_id, step_id, kind, title, address, scan, added_by, agency_name, added_at, removed_at,
                               removed_by, removed_why)
select uuidv7(at - now()), plan, item, id, 'LINK', 'Biên bản ' || nth / 2, 'https://do-thu.example/' || commune || '/' || n || '/' || k,
       'NONE', actor, lead_name, at, case when nth < {moves} / 3 - 1 then at + interval '1 day' end,
       case when nth < {moves} / 3 - 1 then actor end, case when nth < {moves} / 3 - 1 then 'Đã có bản mới' else '' end
  from bench_move where kind = 'EVIDENCE' and nth % 2 = 0;

insert into reports_regime (id, plan_id, agency_id, kind, words, cut_off, due_day, opens_before, units, addressees, approval, active,
                            starts)
select uuidv7(), p.id, a.id, 'MONTHLY', 'trước ngày 15 hằng tháng', 14, 15, 3, '{}'::uuid[], '{"Công an tỉnh"}'::text[], false, true, current_date - 32
  from plan_plan p join bench_agency a on a.commune = right(p.unit_code, 3)::int and a.kind = 'commune-police'
 where p.unit_code like '98%' and a.commune <= 10
union all
select uuidv7(), null, id, 'MONTHLY', 'trước ngày 15 hằng tháng', 14, 15, 3, '{}', '{"Bộ Công an"}', false, true, current_date - 32
  from bench_agency where kind = 'province-police';
drop table bench_model, bench_agency, bench_item, bench_step, bench_move, bench_person;
--; statistics, and what a table of that age has behind it
vacuum analyze;
