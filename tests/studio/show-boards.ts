/** A plausible day on the boards and the floor's map: the same one in every picture. */
import type { World } from '../../client/hall/world/create-world.ts';
import type { Hall } from '../../shared/hall/types.ts';

export function showBoards(world: World, hall: Hall): void {
  hall.counters.forEach((counter, i) => {
    const isOpen = i % 9 !== 8;
    const waiting = isOpen ? (i * 7) % 5 : 0;
    world.boards.show(counter.code, {
      open: isOpen,
      serving: isOpen && i % 3 !== 1,
      state: isOpen ? 'Buka' : 'Tutup',
      nowLabel: isOpen ? 'Dilayani' : 'Buka lagi',
      now: isOpen ? `A-0${10 + i}` : '08.00',
      waiting: isOpen ? `${waiting} menunggu` : 'Besok',
      estimate: isOpen ? (waiting > 0 ? `${waiting * 5}–${waiting * 8} menit` : 'Tanpa antrean') : '',
    });
    world.floorMap.show(counter.code, {
      state: isOpen ? (i % 7 === 5 ? 'unstaffed' : 'open') : 'closed',
      line: waiting > 0 ? `${waiting} menunggu` : '',
    });
  });
  world.bigBoard.show({
    title: 'MPP Digital Jawa Barat',
    zoneLabel: 'WIB',
    greeting: 'Wilujeng sumping · Selamat datang',
    callsTitle: 'Panggilan terakhir',
    calls: hall.counters.slice(0, 4).map((counter, i) => ({ number: `A-0${14 + i}`, place: counter.name })),
    noCalls: 'Belum ada panggilan',
  });
}
