// Reads a card's code or zone without the program: the small twin of the id-card library. It reads only what leaves no doubt; what the
// library would have to mend (a wrong keyboard layout, lost marks) it refuses. What it reads, the library reads the same: one test
// gives both the same lines.
globalThis.offlineCard = (() => {
  const exists = (year, month, day) => {
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1850 && year <= 2150 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  };
  const day = text => /^\d{8}$/.test(text) && exists(+text.slice(4), +text.slice(2, 4), +text.slice(0, 2))
    ? text.slice(4) + '-' + text.slice(2, 4) + '-' + text.slice(0, 2) : null;
  const century = number => 1900 + 100 * Math.floor(+number[3] / 2);
  const contradicts = (number, year, sex) =>
    century(number) + +number.slice(4, 6) !== year || (+number[3] % 2 === 0) !== (sex === 'MALE');

  const code = text => {
    const clean = text.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '').replace(/^\]Q\d/, '');
    if (clean !== clean.normalize('NFC') || clean.includes('?') || clean.includes('\uFFFD')) return null;
    const fields = clean.split('|').map(field => field.trim());
    if (fields.length < 7) return null;
    const [number, old, name, birth, sex, address, issued] = fields;
    const born = day(birth);
    if (!/^\d{12}$/.test(number) || (old && !/^\d{9}$/.test(old)) || !born || !day(issued)) return null;
    if (!/^\p{L}[\p{L}'’ .-]+$/u.test(name) || (sex !== 'Nam' && sex !== 'Nữ') || !address) return null;
    const kind = sex === 'Nam' ? 'MALE' : 'FEMALE';
    return { number, name, birth: born, sex: kind, address, contradicts: contradicts(number, +born.slice(0, 4), kind) };
  };

  const value = sign => sign === '<' ? 0 : /\d/.test(sign) ? +sign : sign.charCodeAt(0) - 55;
  const digit = text => String([...text].reduce((sum, sign, at) => sum + value(sign) * [7, 3, 1][at % 3], 0) % 10);

  const zone = text => {
    const all = text.replace(/\s/g, '');
    if (!/^I[A-Z<]VNM[A-Z0-9<]{85}$/.test(all)) return null;
    const [one, two, three] = [all.slice(0, 30), all.slice(30, 60), all.slice(60)];
    const number = one.slice(15, 27);
    const birth = two.slice(0, 6);
    const sound = digit(one.slice(5, 14)) === one[14] && digit(birth) === two[6] && digit(two.slice(8, 14)) === two[14]
      && digit(one.slice(5, 30) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29)) === two[29];
    if (!sound || !/^\d{12}$/.test(number) || number.slice(3) !== one.slice(5, 14) || !/^\d{6}$/.test(birth) || !/[MF]/.test(two[7])) return null;
    const year = century(number) + +birth.slice(0, 2);
    if (+number.slice(4, 6) !== +birth.slice(0, 2) || !exists(year, +birth.slice(2, 4), +birth.slice(4))) return null;
    const sex = two[7] === 'M' ? 'MALE' : 'FEMALE';
    return {
      number, name: three.replace(/<+$/, '').replace(/<+/g, ' '), birth: year + '-' + birth.slice(2, 4) + '-' + birth.slice(4),
      sex, address: '', contradicts: contradicts(number, year, sex) };
  };

  return { read: text => code(text) || zone(text) };
})();
