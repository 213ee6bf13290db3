/** The figures of one size, from what the server's meter and the bots' tallies say. */
import { quantile, quantileOf } from './histogram.ts';
import type { Stretch } from './party.ts';
import type { Metered } from '../support/meter.ts';

/** KB are 1,000 bytes: payloads and frame headers of the WebSocket. */
export type Figures = {
  readonly avatars: number;
  readonly cpuCore: number;
  readonly loopP99Ms: number;
  readonly downKBpsMedian: number;
  readonly downKBpsP95: number;
  /** Mean of the most crowded hundredth of all bots and seconds. */
  readonly downKBpsDense: number;
  readonly upKBpsMedian: number;
  /** Report sent to place heard by somebody less than 6 m away. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  readonly farLatencyP50Ms: number | null;
  readonly farLatencyP95Ms: number | null;
  readonly rssMB: number;
  /** Reports answered by a correction. */
  readonly refused: number;
  /** Part of the bots that walk at a moment; the others stop at a counter. */
  readonly walkingShare: number;
  /** People within 6 m of those in the densest crowd. */
  readonly denseCrowd: number;
  /** Others one is told of, one by one. */
  readonly followedMedian: number;
  readonly messagesDownMedian: number;
  readonly messagesUpMedian: number;
  /** The median with TCP/IP and TLS estimated: an upper bound, since messages may share a packet. */
  readonly downWireKBpsMedian: number;
  /** What an ideal sender of the same places would need: places told a second × 5 bytes, and its part of the median. */
  readonly floorKBpsMedian: number;
  readonly floorShare: number;
  readonly loopMaxMs: number;
  /** The bots' share of their own core: near 1, latencies are the bots' own. */
  readonly botsCore: number;
  /** Connections lost, and messages that could not be read. */
  readonly lost: number;
  readonly unreadable: number;
  readonly seconds: number;
};

const PLACE_BYTES = 5;
/** IPv4 and TCP with timestamps (52), a TLS 1.3 record (22); an acknowledgement for every second packet the other way. */
const PACKET_BYTES = 74;
const ACKNOWLEDGEMENT_BYTES = 26;

export function figuresOf(
  metered: Metered,
  stretches: readonly Stretch[],
  placesPerSecond?: number,
): Figures {
  const all = (pick: (stretch: Stretch) => readonly number[]): number[] => stretches.flatMap(pick);
  const sum = (pick: (stretch: Stretch) => number): number =>
    stretches.reduce((total, stretch) => total + pick(stretch), 0);
  const mean = (pick: (stretch: Stretch) => number): number => sum(pick) / Math.max(1, stretches.length);
  const added = (pick: (stretch: Stretch) => number[]): number[] =>
    (stretches[0] ? pick(stretches[0]) : []).map((_, i) => sum((stretch) => pick(stretch)[i] ?? 0));

  const down = all(({ rates }) => rates.bytesDown);
  const median = quantile(down, 0.5);
  const messagesDown = quantile(
    all(({ rates }) => rates.framesDown),
    0.5,
  );
  const messagesUp = quantile(
    all(({ rates }) => rates.framesUp),
    0.5,
  );
  const floor =
    PLACE_BYTES *
    (placesPerSecond ??
      quantile(
        all(({ rates }) => rates.entries),
        0.5,
      ));
  const near = added(({ near }) => near);
  const far = added(({ far }) => far);
  return {
    avatars: sum(({ bots }) => bots),
    cpuCore: round(metered.cpuCore, 3),
    loopP99Ms: round(metered.loopP99Ms, 1),
    downKBpsMedian: kilobytes(median),
    downKBpsP95: kilobytes(quantile(down, 0.95)),
    downKBpsDense: kilobytes(mean(({ dense }) => dense.bytesPerSecond)),
    upKBpsMedian: kilobytes(
      quantile(
        all(({ rates }) => rates.bytesUp),
        0.5,
      ),
    ),
    latencyP50Ms: quantileOf(near, 0.5),
    latencyP95Ms: quantileOf(near, 0.95),
    farLatencyP50Ms: quantileOf(far, 0.5),
    farLatencyP95Ms: quantileOf(far, 0.95),
    rssMB: round(metered.rssMB, 0),
    refused: sum(({ rates }) => rates.corrections),
    walkingShare: round(
      mean(({ walkingShare }) => walkingShare),
      2,
    ),
    denseCrowd: round(
      mean(({ dense }) => dense.crowd),
      0,
    ),
    followedMedian: quantile(
      all(({ followed }) => followed),
      0.5,
    ),
    messagesDownMedian: round(messagesDown, 1),
    messagesUpMedian: round(messagesUp, 1),
    downWireKBpsMedian: kilobytes(median + messagesDown * PACKET_BYTES + messagesUp * ACKNOWLEDGEMENT_BYTES),
    floorKBpsMedian: kilobytes(floor),
    floorShare: round(floor / Math.max(1, median), 2),
    loopMaxMs: round(metered.loopMaxMs, 0),
    botsCore: round(
      sum(({ core }) => core),
      2,
    ),
    lost: sum(({ state }) => state.losses),
    unreadable: sum(({ state }) => state.unreadable),
    seconds: round(metered.seconds, 1),
  };
}

const kilobytes = (bytes: number): number => round(bytes / 1000, 2);
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
