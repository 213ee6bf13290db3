import { afterEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  missingCalendarYears,
  officeStatus,
  serviceDay,
  type OfficeHours,
} from '../../../shared/domain/opening-hours.ts';
import { instantOf, zonedMoment } from '../../../shared/domain/zoned-time.ts';

/** DOMAIN.md §5.2: Mon–Thu 08–15, Friday with a gap; and the March 2026 run of holidays and shared leave. */
const jakarta: OfficeHours = {
  timeZone: 'Asia/Jakarta',
  calendarYears: [2026],
  intervals: [
    { weekday: 5, from: '13:00', to: '15:00' },
    ...[1, 2, 3, 4].map((weekday) => ({ weekday, from: '08:00', to: '15:00' })),
    { weekday: 5, from: '08:00', to: '11:30' },
  ],
  holidays: [
    { date: '2026-03-18', name: 'Cuti bersama Nyepi' },
    { date: '2026-03-19', name: 'Nyepi' },
    { date: '2026-03-20', name: 'Cuti bersama Idulfitri' },
    { date: '2026-03-23', name: 'Cuti bersama Idulfitri' },
    { date: '2026-03-24', name: 'Cuti bersama Idulfitri' },
  ],
};
/** An instant by the clock in West Java (UTC+7, no summer time). */
const wib = (local: string) => new Date(`${local}:00+07:00`);

describe('opening hours', () => {
  it('is open from the first minute and closed from the last', () => {
    expect(officeStatus(jakarta, wib('2026-11-23T07:59'))).toMatchObject({
      open: false,
      reason: 'before-opening',
      opensAt: wib('2026-11-23T08:00'),
    });
    expect(officeStatus(jakarta, wib('2026-11-23T08:00'))).toEqual({
      open: true,
      reason: 'open',
      holiday: null,
      closesAt: wib('2026-11-23T15:00'),
      opensAt: null,
      calendarMissing: false,
    });
    expect(officeStatus(jakarta, wib('2026-11-23T15:00'))).toMatchObject({
      open: false,
      reason: 'after-closing',
      opensAt: wib('2026-11-24T08:00'),
    });
  });

  it('closes for the Friday prayer and opens again at 13.00', () => {
    expect(officeStatus(jakarta, wib('2026-11-27T11:29')).closesAt).toEqual(wib('2026-11-27T11:30'));
    expect(officeStatus(jakarta, wib('2026-11-27T12:00'))).toMatchObject({
      open: false,
      reason: 'break',
      opensAt: wib('2026-11-27T13:00'),
    });
    expect(officeStatus(jakarta, wib('2026-11-27T13:00')).open).toBe(true);
  });

  it('finds the next opening across holiday, shared leave and weekend', () => {
    const status = officeStatus(jakarta, wib('2026-03-17T15:30'));
    expect(status.opensAt).toEqual(wib('2026-03-25T08:00'));
    expect(officeStatus(jakarta, wib('2026-03-19T10:00'))).toMatchObject({
      open: false,
      reason: 'holiday',
      holiday: 'Nyepi',
      opensAt: wib('2026-03-25T08:00'),
    });
  });

  it('says a weekend is no service day', () => {
    expect(officeStatus(jakarta, wib('2026-11-28T10:00'))).toMatchObject({
      reason: 'no-service-day',
      opensAt: wib('2026-11-30T08:00'),
    });
  });

  it('promises no opening when no weekday has hours', () => {
    expect(officeStatus({ ...jakarta, intervals: [] }, wib('2026-11-23T10:00')).opensAt).toBeNull();
  });

  it('joins intervals that touch, so the closing time is the real one', () => {
    const intervals = [
      { weekday: 1, from: '12:00', to: '15:00' },
      { weekday: 1, from: '08:00', to: '12:00' },
    ];
    expect(officeStatus({ ...jakarta, intervals }, wib('2026-11-23T09:00')).closesAt).toEqual(
      wib('2026-11-23T15:00'),
    );
  });

  it('tells of a year without calendar, and of the next one 60 days ahead', () => {
    expect(officeStatus(jakarta, wib('2027-01-04T10:00'))).toMatchObject({
      open: true,
      calendarMissing: true,
    });
    expect(officeStatus(jakarta, wib('2026-12-31T10:00')).calendarMissing).toBe(false);
    expect(missingCalendarYears(jakarta, wib('2026-11-01T10:00'))).toEqual([]);
    expect(missingCalendarYears(jakarta, wib('2026-11-02T10:00'))).toEqual([2027]);
    expect(missingCalendarYears({ ...jakarta, calendarYears: [] }, wib('2026-12-01T10:00'))).toEqual([
      2026, 2027,
    ]);
  });
});

describe('the province decides the time, not the machine', () => {
  const machineZone = process.env['TZ'];
  afterEach(() => {
    if (machineZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = machineZone;
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (zone) => {
    process.env['TZ'] = zone;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(serviceDay('Asia/Jakarta', new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
    expect(serviceDay('Asia/Jakarta', new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(serviceDay('Asia/Makassar', new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(officeStatus(jakarta, new Date('2026-11-23T01:00:00Z')).closesAt).toEqual(
      new Date('2026-11-23T08:00:00Z'),
    );
  });

  it('reads back every minute it writes, also in a zone with summer time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura', 'Europe/Berlin', 'America/St_Johns'),
        fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }),
        (zone, minute) => {
          const moment = zonedMoment(zone, new Date(minute * 60_000));
          const again = zonedMoment(zone, instantOf(zone, moment.date, moment.clock));
          expect(again).toEqual(moment);
        },
      ),
    );
  });
});
