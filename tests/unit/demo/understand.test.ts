import { expect, test } from 'vitest';
import { endsTalk, understand } from '../../../server/demo/speech/understand.ts';
import { allOpenings } from '../../../server/demo/visitor/talk-script.ts';

test.each([
  ['Berapa biayanya?', 'fee'],
  ['bayar nggak kak', 'fee'],
  ['Kira-kira berapa lama selesainya?', 'duration'],
  ['syaratnya apa saja', 'requirements'],
  ['dokumen apa yang perlu dibawa?', 'requirements'],
  ['Caranya gimana ya', 'steps'],
  ['Apakah bisa daring saja, atau saya harus datang?', 'visit'],
  ['hasilnya nanti apa', 'product'],
  ['ini robot atau manusia?', 'who'],
  ['Sabaraha waragadna?', 'fee'],
  ['iraha réngséna?', 'duration'],
  ['How long does it take?', 'duration'],
  ['mau mengadu soal petugas', 'complaint'],
])('“%s” asks about %s and does not end the talk', (text, topic) => {
  expect(understand(text)).toContain(topic);
  expect(endsTalk(understand(text))).toBe(false);
});

test.each([
  'selesai',
  'Terima kasih banyak',
  'makasih kak',
  'sudah cukup',
  'Hatur nuhun',
  'done',
  'thank you',
])('“%s” ends the talk', (text) => expect(endsTalk(understand(text))).toBe(true));

test('thanks with a question still asks', () => {
  expect(endsTalk(understand('terima kasih, lalu biayanya berapa?'))).toBe(false);
});

test('what is not complete yet is not complete', () => {
  expect(understand('berkasnya belum lengkap')).toContain('incomplete');
  expect(understand('berkasnya belum lengkap')).not.toContain('complete');
  expect(endsTalk(understand('belum selesai'))).toBe(false);
});

test('no short sign is found inside another word', () => {
  expect(understand('Selamat pagi')).toEqual(['greeting']);
  expect(understand('kota di sana')).toEqual([]);
});

test.each(allOpenings)('a visitor’s opening is taken up and never misread: “%s”', (opening) => {
  expect(understand(opening).filter((topic) => topic !== 'greeting')).toEqual([]);
});
